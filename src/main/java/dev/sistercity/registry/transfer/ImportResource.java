package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.job.Jobs;
import dev.sistercity.registry.job.Upload;
import dev.sistercity.registry.job.api.JobView;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.transfer.api.RowPage;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Lists of partnerships, and what became of their rows. */
@Path("/v1/imports")
@Tag(name = "Imports")
@RolesAllowed({Role.REGISTRAR, Role.OFFICE})
@Blocking
class ImportResource {

    private static final ListParameter CLASS =
            ListParameter.choice("class", "Only rows of this class", Kebab.all(RowClass.class), "to-review");

    private final Jobs jobs;
    private final ImportRequests requests;
    private final RowStore rows;
    private final PrivateEndpoints endpoints;
    private final ObjectMapper mapper;

    ImportResource(Jobs jobs, ImportRequests requests, RowStore rows, PrivateEndpoints endpoints, ObjectMapper mapper) {
        this.jobs = jobs;
        this.requests = requests;
        this.rows = rows;
        this.endpoints = endpoints;
        this.mapper = mapper;
    }

    @POST
    @Consumes({
        ImportRequests.CSV,
        ImportRequests.TSV,
        ImportRequests.NDJSON,
        ImportRequests.GEOJSON,
        ImportRequests.JSON,
        ImportRequests.SPARQL,
        ImportRequests.XLSX,
        ImportRequests.ODS,
        ImportRequests.GZIP,
        ImportRequests.ZIP
    })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "importList", summary = "Import a list of partnerships", description = """
                    A list as the body, plain, gzip or zip. It becomes a job; its report accounts for every row. Without \
                    `dryRun=false` nothing is written. What cannot be placed safely goes to `/v1/reviews`. The list is cited \
                    as the source of all that it adds. An office imports what concerns its own city. `application/json` is \
                    entities of Wikidata (`Special:EntityData`, a dump, or one in each line): names, places and twin towns; what \
                    only one side states is said to be one-way.""")
    @Parameter(
            name = "preset",
            in = ParameterIn.QUERY,
            description =
                    "What its columns are: `pairs` has a pair in each row, `one-sided` a city and its partner, "
                            + "`wikidata-pairs` two items of Wikidata; `corrections` is the registry's own CSV of partnerships, corrected: rows "
                            + "that say another kind, status, date or topic than the registry change it at the version that they have; or the name or id of one of `/v1/import-presets`",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "map",
            in = ParameterIn.QUERY,
            description =
                    "Which column is what, over the preset's: `city1:Stadt`; repeatable. " + ImportRequests.FIELDS,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "set",
            in = ParameterIn.QUERY,
            description = "What is the same in all rows: `country1:DE`; repeatable",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "Id of the source that the list is; else give `title` or `url`",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "title",
            in = ParameterIn.QUERY,
            description = "Title of the list; the source of this title and url is cited, and made if there is none",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "url",
            in = ParameterIn.QUERY,
            description = "Where the list can be read",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "Of a packed list, where `Content-Type` does not tell; csv by default",
            schema = @Schema(enumeration = {"csv", "tsv", "ndjson", "geojson", "wikidata", "sparql", "xlsx", "ods"}))
    @Parameter(
            name = "header",
            in = ParameterIn.QUERY,
            description =
                    "Whether the first row names the columns. If not, they are called 1, 2, … (`map=city1:1`), or stand in "
                            + "the preset's order",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @Parameter(
            name = "sheet",
            in = ParameterIn.QUERY,
            description =
                    "Of a spreadsheet, the name or number of the sheet; by default the first that has anything in it",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Only report what would become of each row; true by default",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @Parameter(
            name = ApiRequest.IDEMPOTENCY_KEY,
            in = ParameterIn.HEADER,
            description = "Makes repeating this request safe for 24 hours",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255, pattern = "^[!-~]+$"))
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = ImportRequests.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ImportRequests.TSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ImportRequests.NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ImportRequests.GEOJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ImportRequests.JSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ImportRequests.SPARQL, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = ImportRequests.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = ImportRequests.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = ImportRequests.GZIP,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = ImportRequests.ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "The job that imports it; `Location` leads to it",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @TakesBody(BodyLimit.FILE)
    public RestResponse<JobView> importList(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.requireContentType();
        apiRequest.requireJsonAccepted();
        ImportOptions options = requests.options(apiRequest);
        String key = apiRequest.idempotencyKey();
        try (Upload upload = Upload.of(context)) {
            String address = apiRequest.path() + '?' + apiRequest.query();
            return jobs.submit(
                            new Jobs.Request(ImportHandler.NAME, mapper.valueToTree(options), key, address),
                            endpoints.actor(),
                            upload)
                    .answer();
        }
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readImport",
            summary = "Read an import",
            description = "The job, with its report when it has ended. Its sender and the registrar may.")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public RestResponse<JobView> read(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        apiRequest.requireJsonAccepted();
        return RestResponse.ResponseBuilder.ok(job(id))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}/rows")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listImportRows",
            summary = "List the rows of an import",
            description = "In the order of the list. The classes add up to its rows.")
    @Parameter(
            name = "class",
            in = ParameterIn.QUERY,
            description = "Only rows of this class",
            schema = @Schema(enumeration = {"created", "matched", "merged", "conflicting", "to-review", "rejected"}))
    @APIResponse(
            responseCode = "200",
            description = "A page of rows",
            content = @Content(schema = @Schema(implementation = RowPage.class)))
    public RestResponse<byte[]> rows(@RestPath String id, @Context RoutingContext context) {
        UUID list = job(id).id();
        return endpoints.list(
                context,
                CLASS,
                (rowClass, after, limit) -> new PrivateEndpoints.FoundRows<>(
                        rows.page(list, rowClass, after == null ? 0 : after.getLeastSignificantBits(), limit),
                        rows.counts(list).entrySet().stream()
                                .filter(count -> rowClass == null
                                        || Kebab.of(count.getKey()).equals(rowClass))
                                .mapToLong(java.util.Map.Entry::getValue)
                                .sum()),
                row -> new UUID(0, row.row()),
                row -> row);
    }

    private JobView job(String id) {
        UUID known = ParameterValues.parseId(id)
                .orElseThrow(() -> RegistryException.ofParameter("id", "must be the id of an import"));
        JobView job = jobs.get(known, endpoints.actor());
        if (!job.kind().equals(ImportHandler.NAME)) {
            throw RegistryException.notFound("import", "with id " + id);
        }
        return job;
    }
}
