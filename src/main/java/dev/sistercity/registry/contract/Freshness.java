package dev.sistercity.registry.contract;

import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the request header that every operation takes: to see at least what is known elsewhere. */
final class Freshness {

    private static final String NAME = "RegistrySequence";

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
                                        + "that one had. It waits up to 5 seconds; after that it is a 503 with `Retry-After`")
                        .schema(Schemas.sequence()));
    }

    static void describe(Operation operation) {
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + NAME));
        operation.setParameters(parameters);
        for (Kind kind : List.of(Kind.MALFORMED, Kind.UNAVAILABLE)) {
            if (!operation.getResponses().hasAPIResponse(Integer.toString(kind.status()))) {
                Responses.refuse(operation.getResponses(), kind);
            }
        }
    }
}
