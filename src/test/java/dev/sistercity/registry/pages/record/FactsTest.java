package dev.sistercity.registry.pages.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.Leaves;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the contract lets a record say, with every optional property and several items in each list, is written. */
class FactsTest {

    private static final int TIMES = 20;
    private static final int DEEPEST = 9;
    private static final List<String> DATES =
            List.of("1994", "1994-10", "1994-10-09", "199X", "19XX", "1994~", "1994?", "../2009", "2009/..", "2007-21");
    private static final List<String> LANGUAGES = List.of("en", "zh-Hans", "de", "ru", "und", "ar");

    private static JsonNode schemas;

    @BeforeAll
    static void contract() throws IOException {
        schemas = new ObjectMapper()
                .readTree(Path.of("openapi/openapi.json").toFile())
                .at("/components/schemas");
    }

    @ParameterizedTest
    @MethodSource("dev.sistercity.registry.pages.language.ContractWordsTest#shown")
    void writes_each_value(String schema) {
        for (String tag : List.of("en", "zh-Hans", "de", "ru", "ar")) {
            // A registry without collections, in which nothing is found by its id.
            RegistryAnswers empty = new RegistryReads(List.of(), null, null, null, null).in(tag, null, null);
            PageRequest page =
                    new PageRequest(PageLanguage.of(List.of(tag)), new PageLinks(null, null), empty, null, null, null);
            for (int seed = 0; seed < TIMES; seed++) {
                JsonNode record = new Generator(seed).of(schemas.get(schema), "", 0);

                String html = new Facts(page).of(record, Set.of()).toString();

                assertThat(Leaves.of("", record)).as(schema).hasSizeGreaterThan(3);
                assertThat(Leaves.missing(record, html))
                        .as("%s in %s, seed %d: %s", schema, tag, seed, record)
                        .isEmpty();
                assertThat(html).doesNotContain("<script", "<img");
            }
        }
    }

    /** Instances of schemas, each property set. */
    private static final class Generator {

        private final Random random;

        Generator(int seed) {
            random = new Random(seed);
        }

        JsonNode of(JsonNode schema, String name, int depth) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            if (schema.has("$ref")) {
                return of(schemas.get(schema.path("$ref").asText().replaceFirst(".*/", "")), name, depth);
            }
            if (schema.has("enum")) {
                return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
            }
            for (String parts : List.of("allOf", "anyOf", "oneOf")) {
                if (schema.has(parts)) {
                    return of(
                            schema.get(parts)
                                    .get(random.nextInt(schema.get(parts).size())),
                            name,
                            depth);
                }
            }
            String type = schema.path("type").isArray()
                    ? schema.at("/type/0").asText()
                    : schema.path("type").asText();
            return switch (type) {
                case "object" -> object(schema, depth);
                case "array" -> array(schema, name, depth);
                case "integer" -> json.numberNode(random.nextInt(5_000_000));
                case "number" -> json.numberNode(random.nextInt(18_000) / 100.0);
                case "boolean" -> json.booleanNode(random.nextBoolean());
                case "string" -> json.textNode(text(schema, name));
                default -> json.textNode("any " + random.nextInt(1_000_000));
            };
        }

        private JsonNode object(JsonNode schema, int depth) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            if (depth < DEEPEST) {
                schema.path("properties")
                        .properties()
                        .forEach(each -> object.set(each.getKey(), of(each.getValue(), each.getKey(), depth + 1)));
                if (schema.path("additionalProperties").isObject()) {
                    object.set("culture", of(schema.get("additionalProperties"), "culture", depth + 1));
                }
            }
            if (object.has("resource") && object.has("id") && object.has("href")) {
                object.put(
                        "href",
                        "/v1/" + object.path("resource").asText() + '/'
                                + object.path("id").asText());
            }
            return object;
        }

        private JsonNode array(JsonNode schema, String name, int depth) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < 2 && depth < DEEPEST; i++) {
                array.add(of(schema.path("items"), name, depth + 1));
            }
            return array;
        }

        private String text(JsonNode schema, String name) {
            if (schema.path("format").asText().equals("uuid")) {
                return new UUID(random.nextLong(), random.nextLong()).toString();
            }
            if (schema.path("format").asText().equals("date-time")) {
                return "2026-11-2" + random.nextInt(10) + "T05:48:29.123456Z";
            }
            if (name.equals("resource")) {
                return List.of("exchanges", "forums", "partnerships").get(random.nextInt(3));
            }
            if (name.startsWith("href")) {
                return "/v1/exchanges?city=" + random.nextInt(1_000_000) + "&status=held";
            }
            if (name.equals("lang") || name.equals("languages")) {
                return LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            }
            if (name.toLowerCase(Locale.ROOT).contains("countrycode")) {
                return List.of("CN", "DE", "XK", "ZZ").get(random.nextInt(4));
            }
            if (schema.toString().contains("EDTF")) {
                return DATES.get(random.nextInt(DATES.size()));
            }
            return "<script>" + name + " & \"" + random.nextInt(1_000_000) + "\"'\u202E";
        }
    }
}
