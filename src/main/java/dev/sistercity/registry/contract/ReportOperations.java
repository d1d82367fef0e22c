package dev.sistercity.registry.contract;

import dev.sistercity.registry.report.AnnualParameters;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.vitality.AsOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes the operations on what is worked out of many records by the declarations that their requests are checked by. */
final class ReportOperations {

    private static final String OF_PARTNERSHIP = "/v1/partnerships/{id}/vitality";
    private static final String OF_CITY = "/v1/cities/{id}/vitality";

    private static final String ANNUAL = "/v1/reports/annual";

    static final Set<String> PATHS = Set.of(OF_PARTNERSHIP, OF_CITY, ANNUAL);

    private final Examples examples;

    ReportOperations(Examples examples) {
        this.examples = examples;
    }

    void describe(String path, PathItem item) {
        List<Parameter> parameters = new ArrayList<>();
        if (path.contains("{id}")) {
            boolean city = path.equals(OF_CITY);
            Parameter id = OASFactory.createParameter()
                    .name("id")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description(city ? "Id of the city, or `{scheme}:{value}`" : "Id of the partnership")
                    .schema(city ? Schemas.string() : Schemas.string().format("uuid"));
            examples.id(city ? "City" : "Partnership").ifPresent(id::setExample);
            parameters.add(id);
        }
        parameters.addAll(Operations.queries(declared(path)));
        parameters.stream()
                .filter(parameter -> path.equals(ANNUAL) && AnnualParameters.REQUIRED.contains(parameter.getName()))
                .forEach(parameter -> parameter.required(true));
        var operation = item.getGET();
        operation.setParameters(parameters);
        var answers = operation.getResponses();
        answers.getAPIResponse("200")
                .addHeader("ETag", Responses.header("Names exactly what was answered; send it as If-None-Match"))
                .addHeader("Registry-Sequence", Responses.header("Number of the last change that the answer knows of"));
        if (path.equals(ANNUAL)) {
            answers.getAPIResponse("200").addHeader("Content-Language", Responses.header("Language of a page"));
        }
        answers.addAPIResponse(
                "304", OASFactory.createAPIResponse().description("You have it already: If-None-Match names it"));
        Responses.refuse(answers, Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE);
        if (path.contains("{id}")) {
            Responses.refuse(answers, Kind.MERGED, Kind.NOT_FOUND, Kind.GONE);
        }
    }

    private static Collection<ListParameter> declared(String path) {
        return (path.equals(ANNUAL) ? AnnualParameters.DECLARED : AsOf.DECLARED).values();
    }
}
