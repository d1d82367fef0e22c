package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the exports, which are of all records of a kind. */
public final class ExportOperations {

    public static final String LIST = "/v1/exports";
    static final String FILE = LIST + "/{file}";

    public static final String RESTORATIONS = "/v1/restorations";

    private static final String OF_RESTORATION = """
            Takes a zip archive of the NDJSON files of an export (`cities.ndjson`, `claims.ndjson` and so on, as \
            `/v1/exports` lists them; other files in it do no harm) into a registry that has never had a record. Records keep \
            their ids, versions and times, what their sides said of them and who is cited, and pass the registry's rules; an \
            export of the new registry is the same, byte for byte. All or nothing: a line that cannot be restored fails the \
            job, which names it. Takes the role registrar. With `dryRun=true` everything is tried and nothing stored.""";

    private static final String OF_LIST = """
            A catalogue as DCAT 3 has it, in JSON-LD: each collection is a dataset, with its licence, and each file of it a \
            distribution with its size, its SHA-256 and, of CSV, the meaning of the columns. Size and checksum are of the file \
            as it is at this `Registry-Sequence`; a large registry computes them when they are asked for: where they are \
            absent, ask again.""";

    private static final String OF_FILE = """
            Every record that stands, in the order in which they came; all of it is true at one `Registry-Sequence`, whatever \
            is written meanwhile. NDJSON has a line for each record, as its own address answers it; where that does not show \
            all of what is recorded, the rest stands in `recorded`. CSV has the columns that the list of exports explains; a text \
            that a spreadsheet would carry out (it begins with = + - @, a tab or a line break) has an apostrophe before it, to \
            be taken off again. GeoJSON has a feature for each record, GraphML the cities as nodes and the partnerships as \
            edges: one between each two cities of a partnership, whose id each of them has. Deleted and merged records are left \
            out: `/v1/changes` has them. gzip and zstd by `Accept-Encoding`. A reader who takes nothing for a minute is let go.""";

    private final List<String> files;

    /** @param types all that there are */
    public ExportOperations(List<RecordCollection<?>> types) {
        files = types.stream()
                .filter(type -> type.exported() != null)
                .flatMap(type -> Stream.of("ndjson", "csv", "geojson", "graphml")
                        .filter(suffix -> !suffix.equals("geojson") || type.geographic() != null)
                        .filter(suffix ->
                                !suffix.equals("graphml") || type.name().equals("partnerships"))
                        .map(suffix -> type.name() + "." + suffix))
                .toList();
    }

    public void describe(String path, PathItem item) {
        switch (path) {
            case LIST -> item.setGET(list());
            case FILE -> item.setGET(read());
            case RESTORATIONS -> item.setPOST(restore());
            default -> throw new IllegalArgumentException("Nothing describes " + path);
        }
    }

    private static Operation list() {
        Content content = OASFactory.createContent();
        for (String type : List.of("application/ld+json", "application/json")) {
            content.addMediaType(type, OASFactory.createMediaType().schema(Schemas.ref("ExportCatalogue")));
        }
        return operation("listExports", "List the exports")
                .description(OF_LIST)
                .responses(answers(
                        OASFactory.createAPIResponse()
                                .description("The catalogue")
                                .content(content),
                        Kind.MALFORMED,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE));
    }

    private Operation read() {
        List<Parameter> parameters = new ArrayList<>(List.of(file(), sequence()));
        parameters.addAll(Operations.queries(List.of(ByteOrderMark.PARAMETER)));
        parameters.addAll(Operations.queries(CommonParameters.ofDay()));
        parameters.add(OASFactory.createParameter()
                .name("Accept-Encoding")
                .in(Parameter.In.HEADER)
                .description("gzip or zstd; not compressed by default")
                .schema(Schemas.string().addExample("zstd, gzip")));
        return operation("readExport", "Download an export")
                .description(OF_FILE)
                .parameters(parameters)
                .responses(answers(streamed(), Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE));
    }

    private Parameter file() {
        Schema name = Schemas.string();
        files.forEach(name::addEnumeration);
        return OASFactory.createParameter()
                .name("file")
                .in(Parameter.In.PATH)
                .required(true)
                .description("The collection and the format")
                .schema(name);
    }

    private static APIResponse streamed() {
        Content content = OASFactory.createContent();
        for (String type :
                List.of("application/x-ndjson", "text/csv", "application/geo+json", "application/graphml+xml")) {
            Schema schema = type.equals("application/geo+json")
                    ? OASFactory.createSchema()
                            .addType(Schema.SchemaType.OBJECT)
                            .description("A GeoJSON FeatureCollection (RFC 7946)")
                    : Schemas.string();
            content.addMediaType(type, OASFactory.createMediaType().schema(schema));
        }
        return OASFactory.createAPIResponse()
                .description("The file, streamed")
                .content(content)
                .addHeader("Content-Disposition", Responses.header("The name of the file"))
                .addHeader(
                        "Repr-Digest",
                        Responses.header(
                                "SHA-256 of the bytes as they are sent (RFC 9530); there where it is known beforehand"));
    }

    private static Operation restore() {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofWrite().stream()
                .filter(parameter -> parameter.name().equals("dryRun"))
                .toList()));
        parameters.add(Operations.idempotencyKey());
        APIResponse accepted = OASFactory.createAPIResponse()
                .description("The job that restores it; `Location` leads to it")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(Schemas.ref("Job"))))
                .addHeader("Location", Responses.header("Where the job is"));
        APIResponses answers = OASFactory.createAPIResponses().addAPIResponse("202", accepted);
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.UNAVAILABLE);
        return operation("restoreExport", "Restore an export")
                .description(OF_RESTORATION)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/zip",
                                        OASFactory.createMediaType()
                                                .schema(Schemas.string().format("binary")))))
                .responses(answers)
                .security(Introduction.known());
    }

    private static APIResponses answers(APIResponse found, Kind... refusals) {
        found.addHeader("ETag", Responses.etag());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", found)
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: If-None-Match names the current version"));
        Responses.refuse(answers, refusals);
        return answers;
    }

    private static Operation operation(String id, String summary) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of("Exports"))
                .security(List.of());
    }

    private static Parameter sequence() {
        return OASFactory.createParameter()
                .name("sequence")
                .in(Parameter.In.QUERY)
                .description("The change that the file is to be true at: that of a list of exports which you "
                        + "have just asked for, so that all your files fit together")
                .schema(Schemas.sequence());
    }
}
