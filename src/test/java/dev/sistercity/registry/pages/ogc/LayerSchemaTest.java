package dev.sistercity.registry.pages.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Programs make their columns of the schema, and not of what the first features happen to have. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class LayerSchemaTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void values_are_of_the_types_that_the_schema_says() {
        String kyoto = given.city("Kyoto", "JP", Map.of("latitude", 35.01, "longitude", 135.77));
        Map<String, Object> known =
                Map.of("latitude", 42.36, "longitude", -71.06, "population", Map.of("value", 650_000));
        given.partnership(kyoto, given.city("Boston", "US", known), "sister-city");
        given.forum("A forum", kyoto);
        for (JsonNode layer : http.get("/ogc/collections").json().at("/collections")) {
            Reply schema = http.get(addressOfSchema(layer)).expect(200);
            assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
            JsonNode types = schema.json().at("/properties/properties/properties");
            String items = "/ogc/collections/" + layer.at("/id").asText() + "/items";
            for (JsonNode feature : http.get(items).json().at("/features")) {
                JsonNode properties = feature.at("/properties");
                assertThat(properties.size()).as(items).isEqualTo(types.size());
                properties.properties().forEach(property -> {
                    String type = types.at('/' + property.getKey() + "/type").asText();
                    assertThat(isOf(type, property.getValue()))
                            .as("%s: %s is no %s", items, property, type)
                            .isTrue();
                });
            }
        }
    }

    @Test
    void is_that_of_a_layer_alone_and_takes_no_parameters() {
        http.get("/ogc/collections/nosuch/schema").expectProblem(404, "not-found");
        http.get("/ogc/collections/cities/schema?x=1").expectProblem(400, "malformed");
    }

    private String addressOfSchema(JsonNode layer) {
        return StreamSupport.stream(layer.at("/links").spliterator(), false)
                .filter(link -> link.at("/rel").asText().equals("describedBy"))
                .map(link -> link.at("/href")
                        .asText()
                        .substring(http.base().toString().length()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOf(String type, JsonNode value) {
        return value.isNull()
                || switch (type) {
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    default -> false;
                };
    }
}
