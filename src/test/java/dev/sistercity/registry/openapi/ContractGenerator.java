package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.openapi.operation.Callbacks;
import dev.sistercity.registry.openapi.operation.RefusalExamples;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes the contract. SmallRye OpenAPI finds the schemas and what methods say of themselves, {@link ContractFilter} adds what the
 * collections declare, and the passes behind it put shared objects in one place.
 */
public final class ContractGenerator {

    /** What the build of the tests found in the code. */
    private static final String FOUND = "/" + OpenApiConstants.BASE_NAME + ".JSON";

    private ContractGenerator() {}

    /** OpenAPI 3.1. */
    public static ObjectNode generate() {
        SmallRyeOpenAPI found = SmallRyeOpenAPI.builder()
                .withCustomStaticFile(() -> ContractGenerator.class.getResourceAsStream(FOUND))
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .addFilter(new ContractFilter())
                .build();
        try {
            return completed((ObjectNode) new ObjectMapper().readTree(found.toJSON()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The passes over the whole document, in their order. */
    static ObjectNode completed(ObjectNode document) {
        Callbacks.describe(document);
        PathIds.describe(document, new Examples());
        RequestExamples.show(document, new Examples());
        RefusalExamples.show(document);
        TextExamples.correct(document);
        Defaults.leaveOut(document);
        Repetitions.leaveOut(document, new Examples());
        SameSchemas.refer(document);
        SharedLists.share(document);
        SharedTexts.share(document);
        CommonRefusals.join(document);
        new SharedComponents(document).share();
        PathParameters.raise(document);
        return document;
    }
}
