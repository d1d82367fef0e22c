package dev.sistercity.registry.endpoint.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MovedAddresses MOVED = new MovedAddresses("/registry", "");
    private static final List<String> NAMES =
            List.of("href", "path", "type", "url", "servers", "name", "note", "@id", "next", "é\"\\", "changes");
    private static final List<String> VALUES = List.of(
            "/v1/cities",
            "/",
            "//host/v1",
            "/problems/gone",
            "active",
            "",
            "http://host/v1",
            "\"/v1",
            "a:\"/v1/x\"",
            "\\/v1",
            "ü/v1",
            "/é😀?q=\"x\"");

    @Test
    void moves_the_addresses_in_any_json_and_nothing_else() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            JsonNode value = value(random, 4);
            byte[] bytes =
                    (random.nextBoolean() ? value.toString() : value.toPrettyString()).getBytes(StandardCharsets.UTF_8);
            byte[] moved = MovedJson.of(bytes, MOVED);
            assertThat(JSON.readTree(moved)).isEqualTo(expected(value, "", "", false));
            assertThat(new String(moved, StandardCharsets.UTF_8)
                            .replace("\"/registry\"", "\"/\"")
                            .replace("\"/registry/", "\"/"))
                    .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        if (kind < 1) {
            return random.nextBoolean() ? nodes.numberNode(random.nextLong()) : nodes.nullNode();
        } else if (kind < 2) {
            return nodes.textNode(VALUES.get(random.nextInt(VALUES.size())));
        } else if (kind < 3) {
            ArrayNode array = nodes.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                array.add(value(random, depth - 1));
            }
            return array;
        }
        ObjectNode object = nodes.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
        }
        return object;
    }

    /**
     * @param name of the property that it is the value of, or an item of
     * @param list name of the property whose list's item it is directly in
     */
    private static JsonNode expected(JsonNode value, String name, String list, boolean item) {
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(property -> object.set(
                            property.getKey(),
                            expected(property.getValue(), property.getKey(), item ? name : "", false)));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            // A list in a list has no name.
            value.forEach(one -> array.add(expected(one, item ? "" : name, "", true)));
            return array;
        }
        String text = value.isTextual() ? value.asText() : "";
        if (!text.startsWith("/") || text.startsWith("//")) {
            return value;
        }
        boolean servers = name.equals("url") && !item && list.equals("servers");
        if (servers && text.equals("/")) {
            return new TextNode("/registry");
        }
        boolean address = MovedJson.holdsAddress(name)
                || name.equals("type") && text.startsWith("/problems/")
                || name.equals("url") && text.equals("/");
        return address ? new TextNode("/registry" + text) : value;
    }

    @Test
    void leaves_what_is_no_json_as_it_is() {
        for (String text : List.of("", "{\"href\":\"/v1\"", "{'href':'/v1'}", "/v1", "\"", "{\"href\":\"/v1\"}}")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(MovedJson.of(bytes, MOVED)).isEqualTo(bytes);
        }
    }

    /** The log's documents are drafts, and its hashes are made of them: no text that people write may be taken for an address. */
    @Test
    void no_draft_has_a_text_with_the_name_of_an_address() {
        Set<String> texts = new TreeSet<>();
        Set<Type> seen = new HashSet<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.sistercity.registry")
                        .stream()
                        .filter(type -> type.getSimpleName().endsWith("Draft"))
                        .forEach(type -> texts(type.reflect(), seen, texts));
        assertThat(seen).hasSizeGreaterThan(60);
        assertThat(texts).isEmpty();
    }

    private static void texts(Type type, Set<Type> seen, Set<String> texts) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                texts(argument, seen, texts);
            }
        } else if (type instanceof Class<?> known && known.isRecord() && seen.add(known)) {
            for (RecordComponent component : known.getRecordComponents()) {
                if (MovedJson.holdsAddress(component.getName()) && component.getType() == String.class) {
                    texts.add(known.getSimpleName() + "." + component.getName());
                }
                texts(component.getGenericType(), seen, texts);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a href=\"/x\">y</a> | <a href=\"/registry/x\">y</a>",
                "<a class=\"b\" href=\"/\">y</a> | <a class=\"b\" href=\"/registry/\">y</a>",
                "<form action=\"/search\"><button formaction=\"/y\"> | <form action=\"/registry/search\"><button formaction=\"/registry/y\">",
                "<a href=\"//host/x\">y</a> | <a href=\"//host/x\">y</a>",
                "<a href=\"#x\" title=\"/x\">/x</a> | <a href=\"#x\" title=\"/x\">/x</a>",
                "<input name=\"to\" value=\"/desk\"> | <input name=\"to\" value=\"/desk\">",
                "<p>a href=&quot;/x&quot;</p> | <p>a href=&quot;/x&quot;</p>",
                "<code data-call=\"/v1\">GET /v1</code> | <code data-call=\"/registry/v1\">GET /registry/v1</code>",
                "<script type=\"application/ld+json\">{\"@id\":\"/x\"}</script> | <script type=\"application/ld+json\">{\"@id\":\"/registry/x\"}</script>",
                "<a href=\"/a$1\\2\">y</a> | <a href=\"/registry/a$1\\2\">y</a>"
            })
    void moves_the_addresses_in_markup(String html, String moved) {
        assertThat(new String(MovedMarkup.of(html.getBytes(StandardCharsets.UTF_8), MOVED), StandardCharsets.UTF_8))
                .isEqualTo(moved);
    }

    @Test
    void whole_addresses_get_the_prefix_once() {
        MovedAddresses moved = new MovedAddresses("/registry", "https://host.example");
        assertThat(moved.of("https://host.example/v1")).isEqualTo("https://host.example/registry/v1");
        assertThat(moved.of("https://host.example")).isEqualTo("https://host.example/registry");
        assertThat(moved.of("https://host.example.org/v1")).isEqualTo("https://host.example.org/v1");
        MovedAddresses whole = new MovedAddresses("/registry", "https://host.example/registry");
        assertThat(whole.of("https://host.example/registry/v1")).isEqualTo("https://host.example/registry/v1");
        assertThat(whole.of("/v1")).isEqualTo("/registry/v1");
    }

    @Test
    void a_tag_is_of_its_prefix_and_its_version_of_all() {
        PrefixedTags tags = new PrefixedTags("/registry");
        String marked = tags.marked("\"5-0123456789abcdef\"");
        String other = new PrefixedTags("/other").marked("\"5-0123456789abcdef\"");
        assertThat(marked).startsWith("\"5-0123456789abcdef").endsWith("\"").isNotEqualTo(other);
        assertThat(tags.marked("W/\"x\"")).startsWith("W/\"x").endsWith("\"").isNotEqualTo("W/\"x\"");

        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        String gzip = marked.replaceFirst("\"$", "-gzip\"");
        headers.set("If-None-Match", other + ", " + gzip + ", \"5-0123456789abcdef\"");
        headers.set("If-Match", other);
        tags.unmark(headers);
        assertThat(headers.get("If-None-Match")).isEqualTo("\"5-0123456789abcdef-gzip\"");
        assertThat(headers.get("If-Match")).isEqualTo("\"5-0123456789abcdef\"");

        headers.set("If-None-Match", "*").set("If-Match", "*");
        tags.unmark(headers);
        assertThat(headers.get("If-None-Match")).isEqualTo("*");
        assertThat(headers.get("If-Match")).isEqualTo("*");
    }

    @Test
    void headers_are_moved() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("Location", "/v1/x");
        headers.add("Link", "</v1/x?a=b>; rel=\"next\", <https://elsewhere.example/>; rel=\"license\"");
        headers.add("Set-Cookie", "a=b; Path=/desk; HttpOnly");
        headers.set("Vary", "Accept");
        PrefixedHeaders.move(headers, MOVED, new PrefixedTags("/registry"));
        assertThat(headers.get("Location")).isEqualTo("/registry/v1/x");
        assertThat(headers.get("Link"))
                .isEqualTo("</registry/v1/x?a=b>; rel=\"next\", <https://elsewhere.example/>; rel=\"license\"");
        assertThat(headers.get("Set-Cookie")).isEqualTo("a=b; Path=/registry/desk; HttpOnly");
        assertThat(headers.get("Vary")).isEqualTo("Accept, X-Forwarded-Prefix");
    }

    @Test
    void lines_are_moved_one_by_one() {
        byte[] events = BodyForm.LINES.moved(
                "id: 5\ndata: {\"href\":\"/v1\"}\n\n: comment\nevent: /v1\ndata:{\"a\":\"/v1\"}\n\n"
                        .getBytes(StandardCharsets.UTF_8),
                MOVED);
        assertThat(new String(events, StandardCharsets.UTF_8))
                .isEqualTo(
                        "id: 5\ndata: {\"href\":\"/registry/v1\"}\n\n: comment\nevent: /v1\ndata:{\"a\":\"/v1\"}\n\n");
        byte[] records = BodyForm.LINES.moved(
                "{\"href\":\"/v1\"}\n{\"href\":\"/v1\"}\n".getBytes(StandardCharsets.UTF_8), MOVED);
        assertThat(new String(records, StandardCharsets.UTF_8))
                .isEqualTo("{\"href\":\"/registry/v1\"}\n{\"href\":\"/registry/v1\"}\n");
    }
}
