package dev.sistercity.registry.gazetteer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.job.Jobs;
import dev.sistercity.registry.job.Upload;
import dev.sistercity.registry.job.api.JobView;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The gazetteer, and the loading of a newer one. */
@Path("/v1/gazetteer")
@Tag(name = "Gazetteer")
class GazetteerResource {

    private static final String GZIP = "application/gzip";
    private static final String ZIP = "application/zip";
    private static final String TABLE = "text/tab-separated-values";
    private static final String PLACES = "places";
    private static final String NAMES = "names";
    private static final Map<String, ListParameter> PARAMETERS = Stream.concat(
                    OperationParameters.ofWrite().stream()
                            .filter(parameter -> parameter.name().equals("dryRun")),
                    Stream.of(ListParameter.choice("table", "", List.of(PLACES, NAMES), NAMES)))
            .collect(Collectors.toMap(ListParameter::name, parameter -> parameter));

    private final PlaceTable table;
    private final Jobs jobs;
    private final Endpoints endpoints;

    GazetteerResource(PlaceTable table, Jobs jobs, Endpoints endpoints) {
        this.table = table;
        this.jobs = jobs;
        this.endpoints = endpoints;
    }

    @GET
    @PermitAll
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readGazetteer",
            summary = "Read which gazetteer is loaded",
            description = "The GeoNames file that names are looked up in; no places while none is loaded.")
    @APIResponse(
            responseCode = "200",
            description = "The loaded file",
            content = @Content(schema = @Schema(implementation = GazetteerView.class)))
    public RestResponse<GazetteerView> read(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        apiRequest.requireJsonAccepted();
        try {
            GazetteerView view = GazetteerView.of(table.current());
            return RestResponse.ResponseBuilder.ok(view)
                    .header("Cache-Control", "no-cache")
                    .build();
        } catch (SQLException e) {
            throw new RegistryException(Kind.UNAVAILABLE, "The database is away").with("Retry-After", "2");
        }
    }

    @POST
    @Path("/imports")
    @RolesAllowed(Role.REGISTRAR)
    @Blocking
    @Consumes({GZIP, ZIP, TABLE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "importGazetteer", summary = "Import a GeoNames file", description = """
                    A file such as `cities1000.zip` from download.geonames.org, plain, gzip or zip, as the body. The whole \
                    file is looked through first; then it takes the place of the one before, at once and as a whole. Takes \
                    the role registrar. With `dryRun=true` the file is only looked through. With `table=names` it is \
                    `alternateNamesV2.zip`: names by language, and items of Wikidata, of the places that are loaded.""")
    @Parameter(
            name = "table",
            in = ParameterIn.QUERY,
            description = "Whether it holds places, or names of the places that are loaded",
            schema =
                    @Schema(
                            enumeration = {"places", "names"},
                            defaultValue = "places"))
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Only look the file through",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = ApiRequest.IDEMPOTENCY_KEY,
            in = ParameterIn.HEADER,
            description = "Makes repeating this request safe for 24 hours",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255, pattern = "^[!-~]+$"))
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TABLE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "The job that loads it; `Location` leads to it",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @TakesBody(BodyLimit.LARGE_FILE)
    public RestResponse<JobView> load(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), PARAMETERS);
        apiRequest.requireContentType();
        apiRequest.requireJsonAccepted();
        boolean dryRun = parameters
                .one("dryRun")
                .map(text -> ParameterValues.bool("dryRun", text))
                .orElse(false);
        boolean names = parameters.one("table").filter(NAMES::equals).isPresent();
        String key = apiRequest.idempotencyKey();
        try (Upload upload = Upload.of(context)) {
            var details = JsonNodeFactory.instance
                    .objectNode()
                    .put(GazetteerImport.DRY_RUN, dryRun)
                    .put(GazetteerImport.SHA256, upload.sha256());
            String address = apiRequest.path() + "?dryRun=" + dryRun + (names ? "&table=names" : "");
            String kind = names ? NamesImport.NAME : GazetteerImport.NAME;
            Jobs.Submitted submitted =
                    jobs.submit(new Jobs.Request(kind, details, key, address), endpoints.actor(), upload);
            return submitted.answer();
        }
    }
}
