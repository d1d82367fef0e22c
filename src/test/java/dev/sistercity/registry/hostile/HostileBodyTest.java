package dev.sistercity.registry.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostileBodyTest {

    private static final List<String> NO_OBJECTS = List.of(
            "",
            " ",
            "null",
            "[]",
            "\"x\"",
            "1",
            "true",
            "{",
            "}",
            "{\"a\"",
            "{} {}",
            "{}x",
            "{\"a\":}",
            "{'a':1}",
            "{\"kind\":NaN}",
            "{\"kind\":Infinity}",
            "{\"kind\":01}",
            "{\"kind\":+1}",
            "{\"kind\":\"\\x\"}",
            "{\"kind\":\"city\",\"kind\":\"city\"}",
            "{\"kind\":\"tab\there\"}",
            "{\"kind\":\"\u0000\"}",
            "{/**/}",
            "\uFEFF{}",
            "{\"kind\":\"\\ud800\"}",
            "{\"\\ud800\":1}",
            "{\"\\u0000\":1}",
            "{\"kind\":\"\\u0000\"}",
            "{\"kind\":" + "9".repeat(2000) + "}",
            "{\"" + "k".repeat(100_000) + "\":1}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"kind\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> OF_TYPE = Map.of(
            "string",
            "\"no-such-thing ~\"",
            "number",
            "1.5",
            "boolean",
            "true",
            "object",
            "{\"a\":1}",
            "array",
            "[[]]");

    @Inject
    Attack attack;

    /** Runs for the operations that take a JSON body; the others are looked at to see that they take none. */
    private void onEveryBody(String name, BiConsumer<Operation, Attack.Target> bodies) {
        attack.onEveryOperation(name, (operation, target) -> {
            if (operation.mediaType() != null && operation.mediaType().endsWith("json")) {
                bodies.accept(operation, target);
            }
        });
    }

    @Test
    void refuses_bodies_that_are_no_json_object() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : NO_OBJECTS) {
            bodies.put(text.length() > 60 ? text.substring(0, 60) + "… of " + text.length() : text, Http.bytes(text));
        }
        bodies.put("a broken byte", new byte[] {'{', '"', 'k', (byte) 0xFF, '"', ':', '1', '}'});
        bodies.put(
                "a surrogate in UTF-8",
                new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'});
        bodies.put("an overlong slash", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'});
        bodies.put("UTF-16", "{\"kind\":\"city\"}".getBytes(StandardCharsets.UTF_16));
        bodies.put("zeros", new byte[100]);
        onEveryBody(
                "bodies that are no JSON object",
                (operation, target) ->
                        bodies.forEach((what, body) -> target.refused(what, target.send(target.path(), body), 400)));
    }

    @Test
    void refuses_bodies_that_are_too_large() {
        byte[] large = ("{\"name\":\"" + "x".repeat(11 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        onEveryBody("11 MB", (operation, target) -> target.refused("11 MB", target.send(target.path(), large), 413));
    }

    @Test
    void refuses_other_content_types() {
        onEveryBody("content types", (operation, target) -> {
            for (String type : new String[] {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json-patch+json",
                "garbage",
                "a/b/c",
                "*/*",
                ";",
                "application/octet-stream"
            }) {
                target.refused(
                        "Content-Type " + type, target.send(target.path(), target.body(), "Content-Type", type), 415);
            }
            String other = operation.mediaType().equals(Http.JSON) ? Http.MERGE_PATCH : Http.JSON;
            target.refused(other, target.send(target.path(), target.body(), "Content-Type", other), 415);
            target.refused("no Content-Type", target.send(target.path(), target.body(), "Content-Type", null), 415);
        });
    }

    @Test
    void names_each_property_of_the_wrong_type() {
        onEveryBody("wrong types", (operation, target) -> target.contract()
                .places(operation.body())
                .forEach((pointer, schema) -> {
                    Set<String> types = Contract.types(schema);
                    OF_TYPE.forEach((type, value) -> {
                        boolean wrong = !types.isEmpty() && !types.contains(type);
                        boolean wholeOnly = type.equals("number") && types.contains("integer");
                        if (wrong || wholeOnly) {
                            refusedAt(target, pointer, value);
                        }
                    });
                    if (types.contains("string") && (schema.has("enum") || schema.has("format"))) {
                        refusedAt(target, pointer, OF_TYPE.get("string"));
                    }
                }));
    }

    @Test
    void names_each_text_that_cannot_be_stored_or_is_overlong() {
        onEveryBody("unstorable text", (operation, target) -> target.contract()
                .places(operation.body())
                .forEach((pointer, schema) -> {
                    if (Contract.types(schema).contains("string")) {
                        refusedAt(target, pointer, "\"a\\u0000b\"");
                        refusedAt(target, pointer, "\"a\\ud800b\"");
                        refusedAt(target, pointer, "\"a\\udc00\\ud800b\"");
                        refusedAt(
                                target,
                                pointer,
                                "\"" + "x".repeat(schema.path("maxLength").asInt(20_000) + 1) + "\"");
                    }
                }));
    }

    @Test
    void names_each_number_that_is_out_of_all_bounds() {
        onEveryBody("numbers", (operation, target) -> target.contract()
                .places(operation.body())
                .forEach((pointer, schema) -> {
                    Set<String> types = Contract.types(schema);
                    if (types.contains("number") || types.contains("integer")) {
                        for (String number : new String[] {"1e999999999", "-1e400", "-2147483649.5", "9".repeat(60)}) {
                            refusedAt(target, pointer, number);
                        }
                    }
                }));
    }

    @Test
    void refuses_unknown_properties_and_suggests_the_right_ones() {
        onEveryBody("unknown properties", (operation, target) -> {
            target.refused(
                    "unknown property",
                    target.send(target.path(), with(target, "/noSuchPropertyAtAll", "1")),
                    reply -> reply.faults().contains("/noSuchPropertyAtAll"),
                    400);
            target.contract().places(operation.body()).keySet().forEach(pointer -> {
                String name = pointer.substring(pointer.lastIndexOf('/') + 1);
                if (name.length() > 4) {
                    String misspelt =
                            pointer.substring(0, pointer.length() - 2) + pointer.substring(pointer.length() - 1);
                    Reply reply = target.send(target.path(), with(target, misspelt, "null"));
                    target.refused(
                            misspelt,
                            reply,
                            answer -> answer.faults().contains(misspelt)
                                    && answer.text().contains("Did you mean "),
                            400);
                }
            });
        });
    }

    @Test
    void names_each_required_property_that_is_missing_or_null() {
        onEveryBody("missing properties", (operation, target) -> {
            for (JsonNode required : operation.body().path("required")) {
                String pointer = "/" + required.textValue();
                refusedAt(target, pointer, "null");
                ObjectNode without = MAPPER.valueToTree(target.draft());
                without.remove(required.textValue());
                target.refused(
                        "without " + pointer,
                        target.send(target.path(), Http.bytes(without)),
                        reply -> reply.faults().contains(pointer),
                        400,
                        422);
            }
        });
    }

    @Test
    void refuses_strange_idempotency_keys() {
        onEveryBody("idempotency keys", (operation, target) -> {
            // A question is not stored, so that it can be repeated without one.
            if (operation.method().equals("POST") && operation.write()) {
                for (String key : new String[] {"", "a b", "é", "k".repeat(256)}) {
                    target.refused(
                            "Idempotency-Key " + key,
                            target.send(target.path(), target.body(), "Idempotency-Key", key),
                            reply -> reply.faults().contains("Idempotency-Key"),
                            400);
                }
            }
        });
    }

    @Test
    void refuses_an_empty_body_with_an_idempotency_key_too() {
        onEveryBody(
                "empty bodies with a key",
                (operation, target) ->
                        target.refused("empty", target.send(target.path(), null, "Idempotency-Key", "k1"), 400));
    }

    private static void refusedAt(Attack.Target target, String pointer, String value) {
        Reply reply = target.send(target.path(), with(target, pointer, value));
        String what = pointer + " = " + (value.length() > 60 ? value.substring(0, 60) + "…" : value);
        target.refused(what, reply, answer -> names(answer, pointer), 400, 422);
    }

    /** Whether a refusal names a place, one below it, or the list or object that it is alone in. */
    private static boolean names(Reply reply, String pointer) {
        Set<String> near = Stream.of(pointer, pointer.replaceAll("/0$", "")).collect(Collectors.toSet());
        return reply.faults().stream().anyMatch(at -> near.contains(at) || at.startsWith(pointer + "/"));
    }

    /** The operation's draft with a value put in at a JSON Pointer, as bytes: the value need not be JSON that a tree can hold. */
    private static byte[] with(Attack.Target target, String pointer, String value) {
        String mark = "\"@@here@@\"";
        ObjectNode draft = MAPPER.valueToTree(target.draft());
        String[] steps = pointer.substring(1).split("/");
        JsonNode place = draft;
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            JsonNode next = last
                    ? MAPPER.getNodeFactory().textNode("@@here@@")
                    : steps[i + 1].equals("0") ? MAPPER.createArrayNode() : MAPPER.createObjectNode();
            if (place instanceof ArrayNode array) {
                JsonNode known = array.get(0);
                if (array.isEmpty()) {
                    array.add(next);
                } else if (last || !known.isContainerNode()) {
                    array.set(0, next);
                }
                place = array.get(0);
            } else {
                ObjectNode object = (ObjectNode) place;
                JsonNode known = object.get(steps[i]);
                if (last || known == null || !known.isContainerNode()) {
                    object.set(steps[i], next);
                }
                place = object.get(steps[i]);
            }
        }
        return draft.toString().replace(mark, value).getBytes(StandardCharsets.UTF_8);
    }
}
