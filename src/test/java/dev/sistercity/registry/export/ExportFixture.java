package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Exports as they are read. */
abstract class ExportFixture {

    static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Http http;

    @Inject
    Given given;

    static List<JsonNode> lines(Reply ndjson) {
        return ndjson.expect(200)
                .text()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }
}
