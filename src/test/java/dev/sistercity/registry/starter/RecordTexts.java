package dev.sistercity.registry.starter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What records say, to be compared at a glance. */
final class RecordTexts {

    private RecordTexts() {}

    /** The values at some pointers of each element, joined by spaces. */
    static List<String> texts(JsonNode record, String array, String... pointers) {
        return StreamSupport.stream(record.at(array).spliterator(), false)
                .map(element -> List.of(pointers).stream()
                        .map(pointer -> {
                            JsonNode value = element.at(pointer);
                            return value.isContainerNode() ? value.toString() : value.asText();
                        })
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }
}
