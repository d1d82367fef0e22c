package dev.sistercity.registry.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The bodies under {@code openapi/examples}: what the starter data answers, and drafts that can be sent. */
final class Examples {

    private final ObjectMapper mapper = new ObjectMapper();

    Optional<Object> find(String schemaName) {
        return tree(schemaName).map(tree -> mapper.convertValue(tree, Object.class));
    }

    /** Id of the record in the example of a view. */
    Optional<String> id(String schemaName) {
        return tree(schemaName).map(tree -> tree.path("id").asText());
    }

    private Optional<JsonNode> tree(String schemaName) {
        try (InputStream in = Examples.class.getResourceAsStream("/openapi-examples/" + schemaName + ".json")) {
            return in == null ? Optional.empty() : Optional.of(mapper.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
