package dev.sistercity.registry.contract;

import dev.sistercity.registry.calendar.AnniversaryParameters;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes the operations on anniversaries by the declarations that their requests are checked by. */
final class CalendarOperations {

    private final Examples examples;

    CalendarOperations(Examples examples) {
        this.examples = examples;
    }

    static boolean isOne(String path) {
        return path.endsWith("/anniversaries") || path.endsWith("/anniversaries.ics");
    }

    void describe(String path, PathItem item) {
        Operation operation = item.getGET();
        boolean ofCity = path.contains("{id}");
        List<Parameter> parameters = new ArrayList<>();
        if (ofCity) {
            Parameter city = OASFactory.createParameter()
                    .name("id")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description("Id of the city, or `{scheme}:{value}`")
                    .schema(Schemas.string());
            examples.id("City").ifPresent(city::setExample);
            parameters.add(city);
        }
        var declared = ofCity ? AnniversaryParameters.OF_CITY : AnniversaryParameters.OF_ALL;
        parameters.addAll(Operations.queries(declared.values()));
        operation.setParameters(parameters);
        var answers = operation.getResponses();
        answers.getAPIResponse("200").addHeader("ETag", Responses.header("Names exactly what was answered"));
        answers.addAPIResponse(
                "304", OASFactory.createAPIResponse().description("You have it already: If-None-Match names it"));
        Responses.refuse(answers, Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE);
        if (ofCity) {
            Responses.refuse(answers, Kind.MERGED, Kind.NOT_FOUND, Kind.GONE);
        }
    }
}
