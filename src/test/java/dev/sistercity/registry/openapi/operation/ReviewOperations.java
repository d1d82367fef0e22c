package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What reviewers decide is written: it takes what all writes take. */
public final class ReviewOperations {

    public static final String PATH = "/v1/reviews";

    private ReviewOperations() {}

    public static void describe(PathItem item) {
        Operation decision = item.getPOST();
        if (decision != null) {
            List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofWrite()));
            parameters.add(Operations.idempotencyKey());
            Optional.ofNullable(decision.getParameters()).ifPresent(parameters::addAll);
            decision.setParameters(parameters);
        }
    }
}
