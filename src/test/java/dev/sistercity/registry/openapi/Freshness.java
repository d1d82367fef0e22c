package dev.sistercity.registry.openapi;

import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the request header that every operation takes: to see at least what is known elsewhere. */
final class Freshness {

    private static final String NAME = "Sequence";
    private static final String EPOCH = "Epoch";

    private Freshness() {}

    static void declare(Components components) {
        components.addParameter(
                NAME,
                OASFactory.createParameter()
                        .name("Registry-Sequence")
                        .in(Parameter.In.HEADER)
                        .description(
                                "Number of a change that has to be known here before the request is carried out: send the "
                                        + "`Registry-Sequence` of an answer, and whichever replica gets this request has seen what "
                                        + "that one had. It waits up to 5 seconds; after that it is a 503 with `Retry-After`, or `/problems/history-lost` where no such change is in the log")
                        .schema(Schemas.position()));
        components.addParameter(
                EPOCH,
                OASFactory.createParameter()
                        .name("Registry-Epoch")
                        .in(Parameter.In.HEADER)
                        .description(
                                "The `Registry-Epoch` of the answer whose number you send: where the database has gone back "
                                        + "to a state before that number, the request is refused as `/problems/history-lost`")
                        .schema(Schemas.string().pattern("^[0-9a-f-]{1,32}$").addExample("1-5f3a9c21")));
    }

    static void describe(Operation operation) {
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + NAME));
        parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + EPOCH));
        operation.setParameters(parameters);
        for (Kind kind : List.of(Kind.MALFORMED, Kind.HISTORY_LOST, Kind.UNAVAILABLE)) {
            APIResponse known = operation.getResponses().getAPIResponse(Integer.toString(kind.status()));
            if (known == null || kind == Kind.HISTORY_LOST && !isSaid(known.getDescription(), kind)) {
                Responses.refuse(operation.getResponses(), kind);
            }
        }
    }

    private static boolean isSaid(String description, Kind kind) {
        return description != null && description.contains(kind.slug());
    }
}
