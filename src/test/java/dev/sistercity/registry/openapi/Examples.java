package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bodies under {@code openapi/examples}: what the starter data answers, and drafts that can be sent. */
public final class Examples {

    private final ObjectMapper mapper = new ObjectMapper();

    public Optional<Object> find(String schemaName) {
        return tree(schemaName).map(tree -> mapper.convertValue(tree, Object.class));
    }

    /** Id of the record in the example of a view. */
    public Optional<String> id(String schemaName) {
        return tree(schemaName).map(tree -> tree.path("id").asText());
    }

    private Optional<JsonNode> tree(String schemaName) {
        Path file = ContractFiles.FOLDER.resolve("examples").resolve(schemaName + ".json");
        try {
            return Files.exists(file) ? Optional.of(mapper.readTree(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
