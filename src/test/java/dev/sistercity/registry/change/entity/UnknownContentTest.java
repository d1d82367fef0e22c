package dev.sistercity.registry.change.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sistercity.registry.change.log.RecordDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What a newer version wrote into records stays in them, whatever this one changes. */
class UnknownContentTest {

    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final RecordDocument documents = new RecordDocument(MAPPER);

    record Item(String name, int size) {}

    record Thing(String text, Item one, List<Item> items) {}

    @Property(tries = 300)
    void items_keep_what_is_theirs_wherever_they_go(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 1000) Integer> sizes, @ForAll long seed)
            throws JsonProcessingException {
        List<Item> items = new ArrayList<>();
        List<Map<String, Object>> newer = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            items.add(new Item("item " + i, sizes.get(i)));
            newer.add(Map.of("name", "item " + i, "size", sizes.get(i), "brandNew", i));
        }
        RecordVersion<Thing> read = read(Map.of("text", "x", "items", newer, "other", Map.of("a", 1)));
        assertThat(read.draft().items()).isEqualTo(items);

        java.util.Collections.shuffle(items, new java.util.Random(seed));
        // One is altered, one goes, one comes.
        items.set(0, new Item(items.get(0).name(), items.get(0).size() + 1));
        if (items.size() > 1) {
            items.remove(items.size() - 1);
        }
        items.add(new Item("another", -7));
        JsonNode draft = written(read, new Thing("y", null, items));

        assertThat(draft.at("/other/a").asInt()).isEqualTo(1);
        assertThat(draft.path("text").asText()).isEqualTo("y");
        draft.path("items").forEach(item -> {
            String name = item.path("name").asText();
            assertThat(item.path("brandNew").asText())
                    .isEqualTo(name.startsWith("item ") ? name.substring("item ".length()) : "");
        });
    }

    @Example
    void is_named_by_pointers_and_set_again_by_them() throws JsonProcessingException {
        RecordVersion<Thing> read = read(Map.of(
                "text", "x", "a/b~", List.of(1), "one", Map.of("name", "n", "size", 1, "deep", Map.of("er", true))));

        Map<String, JsonNode> unknown = documents.unknown(read);

        assertThat(unknown.keySet()).containsExactlyInAnyOrder("/draft/a~1b~0", "/draft/one/deep");
        RecordVersion<Thing> known = new RecordVersion<>(read.id(), 1, AT, AT, read.draft());
        assertThat(documents.unknown(known)).isEmpty();
        assertThat(documents.unknown(documents.with(known, unknown, Thing.class)))
                .isEqualTo(unknown);
    }

    @Example
    void goes_with_the_object_that_it_was_in() throws JsonProcessingException {
        RecordVersion<Thing> read = read(Map.of("text", "x", "one", Map.of("name", "n", "size", 1, "deep", 2)));

        assertThat(written(read, new Thing("x", null, List.of())).toString()).doesNotContain("deep");
    }

    private RecordVersion<Thing> read(Map<String, Object> draft) throws JsonProcessingException {
        return documents.read(
                MAPPER.writeValueAsString(
                        Map.of("id", new UUID(1, 2), "version", 1, "createdAt", AT, "updatedAt", AT, "draft", draft)),
                Thing.class);
    }

    private JsonNode written(RecordVersion<Thing> before, Thing after) throws JsonProcessingException {
        RecordVersion<Thing> now = new RecordVersion<>(before.id(), 2, AT, AT, after).with(before.unknown());
        return MAPPER.readTree(documents.write(now)).path("draft");
    }
}
