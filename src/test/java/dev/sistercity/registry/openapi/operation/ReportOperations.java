package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.graph.NetworkParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.partnerrequest.PartnerMatches;
import dev.sistercity.registry.report.AnnualParameters;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.vitality.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes the operations on what is worked out of many records by the declarations that their requests are checked by. */
public final class ReportOperations {

    private static final String OF_PARTNERSHIP = "/v1/partnerships/{id}/vitality";
    private static final String OF_CITY = "/v1/cities/{id}/vitality";

    private static final String ANNUAL = "/v1/reports/annual";

    private static final Map<String, Map<String, ListParameter>> DECLARED = declared();

    public static final Set<String> PATHS = DECLARED.keySet();

    private final Examples examples;

    public ReportOperations(Examples examples) {
        this.examples = examples;
    }

    public void describe(String path, PathItem item) {
        List<Parameter> parameters = new ArrayList<>();
        if (path.contains("{id}")) {
            boolean city = path.startsWith("/v1/cities/");
            String other = path.equals(OF_PARTNERSHIP) ? "partnership" : "partner request";
            Parameter id = OASFactory.createParameter()
                    .name("id")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description(city ? "Id of the city, or `{scheme}:{value}`" : "Id of the " + other)
                    .schema(city ? Schemas.string() : Schemas.string().format("uuid"));
            examples.id(city ? "City" : path.equals(OF_PARTNERSHIP) ? "Partnership" : "PartnerRequest")
                    .ifPresent(id::setExample);
            parameters.add(id);
        }
        parameters.addAll(Operations.queries(DECLARED.get(path).values()));
        parameters.stream()
                .filter(parameter -> required(path).contains(parameter.getName()))
                .forEach(parameter -> parameter.required(true));
        var operation = item.getGET();
        operation.setParameters(parameters);
        var answers = operation.getResponses();
        answers.getAPIResponse("200").addHeader("ETag", Responses.etag());
        addFormats(answers.getAPIResponse("200"), DECLARED.get(path).get("format"));
        if (path.equals(ANNUAL)) {
            answers.getAPIResponse("200")
                    .addHeader("Content-Language", Responses.header("Language of the display names"));
        }
        answers.addAPIResponse(
                "304",
                OASFactory.createAPIResponse().description("Not modified: If-None-Match names the current version"));
        Responses.refuse(answers, Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE);
        if (path.contains("{id}")) {
            Responses.refuse(answers, Kind.MERGED, Kind.NOT_FOUND, Kind.GONE);
        }
    }

    private static Map<String, Map<String, ListParameter>> declared() {
        Map<String, Map<String, ListParameter>> declared = new HashMap<>(NetworkParameters.DECLARED);
        declared.put(OF_PARTNERSHIP, AsOf.DECLARED);
        declared.put(OF_CITY, AsOf.DECLARED);
        declared.put(PartnerMatches.PATH, PartnerMatches.PARAMETERS);
        declared.put(ANNUAL, AnnualParameters.DECLARED);
        return declared;
    }

    private static Set<String> required(String path) {
        return path.equals(ANNUAL)
                ? Set.copyOf(AnnualParameters.REQUIRED)
                : NetworkParameters.REQUIRED.getOrDefault(path, Set.of());
    }

    /** Other formats than JSON, by the declared parameter. */
    private static void addFormats(APIResponse found, ListParameter format) {
        for (Format other : Format.values()) {
            if (format != null && other != Format.JSON && format.allowed().contains(other.parameter())) {
                found.getContent()
                        .addMediaType(
                                Responses.mediaType(other),
                                OASFactory.createMediaType()
                                        .schema(
                                                other == Format.GEOJSON
                                                        ? OASFactory.createSchema()
                                                                .addType(SchemaType.OBJECT)
                                                        : Schemas.string()));
            }
        }
    }
}
