package dev.sistercity.registry.edition;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.read.Conditions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Frozen, numbered states of the whole registry, to be cited. */
@Path("/v1/editions")
@Tag(name = "Editions")
class EditionResource {

    /** None of it ever changes. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    static final String NDJSON = "application/x-ndjson";
    private static final int MOST = 200;
    private static final int DEFAULT = 20;
    private static final ListParameter LIMIT =
            new ListParameter("limit", "Page size, 1–200", ListParameter.Kind.INTEGER, false, List.of(), "20");
    private static final ListParameter CURSOR =
            ListParameter.text("cursor", "Where the page begins: `nextCursor` of the page before", null);
    private static final Map<String, ListParameter> OF_LIST = ListParameter.byName(LIMIT, CURSOR);
    private static final Map<String, ListParameter> OF_WRITE = ListParameter.byName(new ListParameter(
            "dryRun", "Only tell what would be frozen", ListParameter.Kind.BOOLEAN, false, List.of(), null));
    private static final UUID NO_ID = new UUID(0, 0);

    private final EditionStore store;
    private final EditionService editions;
    private final EditionContent content;
    private final Endpoints endpoints;
    private final ConcurrentWaitLimit concurrentWaitLimit;
    private final EditionAnswers answers;

    EditionResource(
            EditionStore store,
            EditionService editions,
            EditionContent content,
            Endpoints endpoints,
            ConcurrentWaitLimit concurrentWaitLimit,
            EditionAnswers answers) {
        this.store = store;
        this.editions = editions;
        this.content = content;
        this.endpoints = endpoints;
        this.concurrentWaitLimit = concurrentWaitLimit;
        this.answers = answers;
    }

    @GET
    @PermitAll
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listEditions", summary = "List the editions", description = "The newest first.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Page size, 1–200",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where the page begins: `nextCursor` of the page before",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 500))
    @APIResponse(
            responseCode = "200",
            description = "A page of editions",
            content = @Content(schema = @Schema(implementation = EditionsView.class)))
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), OF_LIST);
        apiRequest.requireJsonAccepted();
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, MOST))
                .orElse(DEFAULT);
        int before = parameters
                .one("cursor")
                .map(text ->
                        (Integer) Cursor.decode(text, 0, List.of(Integer.class)).keys()[0])
                .orElse(Integer.MAX_VALUE);
        List<Edition> found = store.before(before, limit + 1);
        boolean more = found.size() > limit;
        List<Edition> items = more ? found.subList(0, limit) : found;
        String next =
                more ? new Cursor(0, new Comparable<?>[] {items.get(limit - 1).number()}, NO_ID).encode() : null;
        return answers.json(
                apiRequest,
                new EditionsView(items.stream().map(answers::view).toList(), new PageInfo(limit, store.count(), next)),
                Conditions.PUBLIC);
    }

    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createEdition",
            summary = "Freeze the registry as an edition",
            description =
                    "Gives the state of the registry the next number. Takes no body. The same state is frozen once: "
                            + "repeating the request answers the edition that there is. Takes the role registrar.")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Only tell what would be frozen",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(
            responseCode = "201",
            description = "The new edition",
            content = @Content(schema = @Schema(implementation = EditionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The edition that there is of this state; with `dryRun` as it would be",
            content = @Content(schema = @Schema(implementation = EditionView.class)))
    public RestResponse<byte[]> create(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), OF_WRITE);
        apiRequest.requireJsonAccepted();
        boolean dryRun = parameters
                .one("dryRun")
                .map(text -> ParameterValues.bool("dryRun", text))
                .orElse(false);
        concurrentWaitLimit.begin(context);
        EditionService.Frozen frozen = editions.freeze(endpoints.snapshot().sequence(), dryRun);
        return answers.frozen(frozen);
    }

    @GET
    @Path("/{number}")
    @PermitAll
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readEdition", summary = "Read an edition", description = "Never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The edition",
            content = @Content(schema = @Schema(implementation = EditionView.class)))
    public RestResponse<byte[]> read(@RestPath String number, @Context RoutingContext context) {
        ApiRequest apiRequest = plain(context);
        apiRequest.requireJsonAccepted();
        return answers.json(apiRequest, answers.view(get(number)), FOR_EVER);
    }

    @GET
    @Path("/{number}/difference")
    @PermitAll
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readEditionDifference",
            summary = "Read what became different since the edition before",
            description = "Records added, changed and removed, counted by collection and named.")
    @APIResponse(
            responseCode = "200",
            description = "The difference",
            content = @Content(schema = @Schema(implementation = EditionDifferenceView.class)))
    public RestResponse<byte[]> difference(@RestPath String number, @Context RoutingContext context) {
        ApiRequest apiRequest = plain(context);
        apiRequest.requireJsonAccepted();
        Edition edition = get(number);
        concurrentWaitLimit.begin(context);
        return answers.json(apiRequest, editions.difference(edition), FOR_EVER);
    }

    @GET
    @Path("/{number}/records.ndjson")
    @PermitAll
    @Blocking
    @Produces(NDJSON)
    @Operation(
            operationId = "readEditionRecords",
            summary = "Read all records of an edition",
            description =
                    "A line for each record of each public collection, with the document that the log keeps of it, in the "
                            + "order of the collections and of the ids. Its SHA-256 is the edition's `checksum`.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<StreamingOutput> records(@RestPath String number, @Context RoutingContext context) {
        ApiRequest apiRequest = plain(context);
        Conditions.accepted(apiRequest, List.of(NDJSON));
        Edition edition = get(number);
        concurrentWaitLimit.begin(context);
        return answers.file(apiRequest, edition, out -> content.write(edition.sequence(), out));
    }

    private static ApiRequest plain(RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        return apiRequest;
    }

    private Edition get(String number) {
        return editions.get(ParameterValues.integer("number", number, 1, Integer.MAX_VALUE));
    }
}
