package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.atom.NewsParameters;
import dev.sistercity.registry.calendar.AnniversaryParameters;
import dev.sistercity.registry.calendar.CalendarParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes the operations on anniversaries, calendars and news by the declarations that their requests are checked by. */
public final class CalendarOperations {

    private final Examples examples;
    private final Map<String, ListParameter> newsOfRegistry;

    /** @param collections of which there is news */
    public CalendarOperations(Examples examples, List<String> collections) {
        this.examples = examples;
        this.newsOfRegistry = NewsParameters.ofRegistry(collections);
    }

    public static boolean isOne(String path) {
        return Stream.of("/anniversaries", "/anniversaries.ics", "/calendar.ics", "/changes.atom")
                .anyMatch(path::endsWith);
    }

    public void describe(String path, PathItem item) {
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
        parameters.addAll(Operations.queries(declared(path, ofCity).values()));
        operation.setParameters(parameters);
        var answers = operation.getResponses();
        answers.getAPIResponse("200").addHeader("ETag", Responses.etag());
        answers.addAPIResponse(
                "304",
                OASFactory.createAPIResponse().description("Not modified: If-None-Match names the current version"));
        Responses.refuse(answers, Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE);
        if (ofCity) {
            Responses.refuse(answers, Kind.MERGED, Kind.NOT_FOUND, Kind.GONE);
        }
    }

    private Map<String, ListParameter> declared(String path, boolean ofCity) {
        if (path.endsWith(".atom")) {
            return ofCity ? NewsParameters.OF_CITY : newsOfRegistry;
        }
        if (path.endsWith("/calendar.ics")) {
            return ofCity ? CalendarParameters.OF_CITY : CalendarParameters.ALL;
        }
        Map<String, ListParameter> all = ofCity ? AnniversaryParameters.OF_CITY : AnniversaryParameters.OF_ALL;
        return path.endsWith(".ics") ? all : AnniversaryParameters.paged(all);
    }
}
