package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each example of the committed contract is what its schema takes; a validator of JSON Schema 2020-12 says so. */
class ContractExamplesTest {

    private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final JsonNode document;
    private final List<String> refused = new ArrayList<>();
    private int checked;

    ContractExamplesTest() throws IOException {
        document = new ObjectMapper()
                .readTree(ContractFiles.FOLDER.resolve("openapi.json").toFile());
    }

    @Test
    void each_example_is_what_its_schema_takes() {
        document.at("/components/schemas").properties().forEach(named -> look(named.getKey(), named.getValue()));
        walk("", document.get("paths"));
        for (String kind : List.of("headers", "responses", "parameters")) {
            walk(kind, document.at("/components/" + kind));
        }

        assertThat(refused).isEmpty();
        assertThat(checked).isGreaterThan(250);
    }

    @Test
    void each_body_of_json_shows_an_example() {
        List<String> without = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode content =
                            resolved(method.getValue().path("requestBody")).path("content");
                    for (String type : List.of("application/json", "application/merge-patch+json")) {
                        boolean list = path.getKey().equals("/v1/imports");
                        boolean shown = content.path(type).has("example")
                                || content.path(type).has("examples");
                        if (content.has(type) && !list && !shown) {
                            without.add(method.getKey() + " " + path.getKey());
                        }
                    }
                }));
        assertThat(without).isEmpty();
    }

    @Test
    void each_refusal_shows_an_example() {
        List<String> without = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> method.getValue()
                        .path("responses")
                        .properties()
                        .forEach(response -> {
                            JsonNode content = resolved(response.getValue()).at("/content/application~1problem+json");
                            if (!content.isMissingNode() && !content.has("example") && !content.has("examples")) {
                                without.add(method.getKey() + " " + path.getKey() + " " + response.getKey());
                            }
                        })));
        assertThat(without).isEmpty();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The examples of parameters and contents, and the schemas in them. */
    private void walk(String at, JsonNode node) {
        if (node.has("schema")) {
            JsonNode schema = node.get("schema");
            look(at, schema);
            if (node.has("example")) {
                check(at, schema, node.get("example"));
            }
            node.path("examples")
                    .forEach(example -> check(at, schema, resolved(example).get("value")));
        } else if (node.isContainerNode()) {
            node.properties().forEach(entry -> walk(at + "/" + entry.getKey(), entry.getValue()));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                walk(at + "/" + i, node.get(i));
            }
        }
    }

    /** The examples of a schema, and of those in it. */
    private void look(String at, JsonNode schema) {
        schema.path("examples").forEach(example -> check(at, schema, example));
        schema.path("properties")
                .properties()
                .forEach(property -> look(at + "/" + property.getKey(), property.getValue()));
        for (String part : List.of("items", "additionalProperties")) {
            if (schema.path(part).isObject()) {
                look(at + "/" + part, schema.get(part));
            }
        }
        CHOICES.forEach(choice -> schema.path(choice).forEach(option -> look(at + "/" + choice, option)));
    }

    private void check(String at, JsonNode schema, JsonNode example) {
        checked++;
        ObjectNode alone = schema.deepCopy();
        // The root of the references.
        alone.set("components", document.get("components"));
        Set<ValidationMessage> errors = schemas.getSchema(alone)
                .validate(example, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        if (!errors.isEmpty()) {
            refused.add(at + ": " + example + " " + errors);
        }
    }
}
