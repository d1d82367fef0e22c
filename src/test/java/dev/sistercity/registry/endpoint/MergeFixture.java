package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Merges and taking them back, as clients ask for them. */
abstract class MergeFixture {

    @Inject
    Http http;

    @Inject
    Given given;

    Reply merge(String collection, String id, String into) {
        return http.post("/v1/" + collection + "/" + id + "/merge", Map.of("into", into), "If-Match", "*");
    }

    Reply unmerge(String collection, String id) {
        return http.post("/v1/" + collection + "/" + id + "/unmerge", "", "If-Match", "*");
    }

    static Map<String, ?> identifiedBy(String scheme, String value) {
        return Map.of("identifiers", List.of(Map.of("scheme", scheme, "value", value)));
    }
}
