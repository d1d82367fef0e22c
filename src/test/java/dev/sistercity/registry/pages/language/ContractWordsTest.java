package dev.sistercity.registry.pages.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the contract lets a record say has words in each language: names of properties, and values of vocabularies. */
class ContractWordsTest {

    /** Answers that pages are made from. */
    private static final Set<String> SHOWN = Set.of(
            "City",
            "Partnership",
            "Forum",
            "ForumSeries",
            "Exchange",
            "Platform",
            "Project",
            "KnowledgeTransfer",
            "Network",
            "Commitment",
            "Campaign",
            "Source",
            "Claim",
            "Conflict",
            "Office",
            "Duplicate",
            "ChangeRequest",
            "PartnerRequest",
            "ImportPreset",
            "CityVitality",
            "PartnershipVitality",
            "SharedDraft",
            "Edition");

    static Set<String> shown() {
        return SHOWN;
    }

    /** Reasons why something is on a desk, which have words of their own, and the shapes of GeoJSON. */
    private static final Set<String> ELSEWHERE =
            Set.of("DeskReason", "DeskItem", "CityFeature", "PartnershipFeature", "GeoJsonGeometry");

    private static final Set<String> PROPERTIES = new TreeSet<>();
    private static final Set<String> VALUES = new TreeSet<>();

    @BeforeAll
    static void walk() throws IOException {
        JsonNode schemas = new ObjectMapper()
                .readTree(Path.of("openapi/openapi.json").toFile())
                .at("/components/schemas");
        Set<String> seen = new HashSet<>(ELSEWHERE);
        Deque<JsonNode> left = new ArrayDeque<>();
        for (String name : SHOWN) {
            assertThat(schemas.has(name)).as(name).isTrue();
            left.add(schemas.get(name));
        }
        while (!left.isEmpty()) {
            JsonNode schema = left.pop();
            schema.path("enum").forEach(value -> VALUES.add(value.asText()));
            schema.path("properties").fieldNames().forEachRemaining(PROPERTIES::add);
            schema.path("properties").forEach(left::add);
            for (String part : Set.of("items", "additionalProperties")) {
                if (schema.path(part).isObject()) {
                    left.add(schema.get(part));
                }
            }
            for (String parts : Set.of("allOf", "anyOf", "oneOf")) {
                schema.path(parts).forEach(left::add);
            }
            String name = schema.path("$ref").asText().replaceFirst(".*/", "");
            if (!name.isEmpty() && seen.add(name)) {
                left.add(schemas.get(name));
            }
        }
    }

    @Test
    void each_property_has_a_word_in_each_language() {
        assertThat(PROPERTIES).hasSizeGreaterThan(150);
        for (String tag : PageLanguage.all()) {
            Set<String> words = PageLanguage.wordsOf(tag).stringPropertyNames();
            assertThat(PROPERTIES).as(tag).allMatch(name -> words.contains("property." + name));
        }
    }

    @Test
    void each_value_of_a_vocabulary_has_a_word_in_each_language() {
        assertThat(VALUES).hasSizeGreaterThan(120);
        for (String tag : PageLanguage.all()) {
            PageLanguage language = PageLanguage.of(List.of(tag));
            assertThat(VALUES)
                    .as(tag)
                    .allMatch(value -> language.hasValue(value)
                            || PageLanguage.wordsOf(tag).containsKey("collection." + value));
        }
    }
}
