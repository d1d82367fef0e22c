package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a newer version writes into the log, this one goes on. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OddDocumentsTest extends NewerVersionFixture {

    private static final int MUTANTS = 60;

    @Test
    void whatever_is_in_a_document_the_log_goes_on() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        JsonNode draft = last().path("draft");
        for (int i = 0; i < MUTANTS; i++) {
            ObjectNode mutant = draft.deepCopy();
            mutate(mutant, random);
            newer(now -> now.removeAll().setAll(mutant));
            int status = http.get(path).status();
            assertThat(status).as("seed %s: %s", seed, mutant).isIn(200, 503);
            assertThat(http.get("/v1/cities").status())
                    .as("seed %s: %s", seed, mutant)
                    .isEqualTo(200);
            assertThat(http.get("/v1/changes?after=" + (catalog.snapshot().sequence() - 1))
                            .status())
                    .as("seed %s: %s", seed, mutant)
                    .isEqualTo(200);
        }
        given.source();
    }

    /** Puts something else somewhere. */
    private static void mutate(ObjectNode draft, Random random) {
        List<JsonNode> places = new ArrayList<>();
        collect(draft, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        List<JsonNode> values = List.of(
                JSON.nullNode(),
                JSON.valueToTree(-1),
                JSON.valueToTree("x"),
                JSON.createArrayNode(),
                JSON.createObjectNode(),
                JSON.createArrayNode().addNull(),
                JSON.valueToTree(1e300),
                JSON.valueToTree(true));
        JsonNode value = values.get(random.nextInt(values.size()));
        if (place instanceof ArrayNode array) {
            array.add(value);
        } else {
            List<String> names = new ArrayList<>();
            place.fieldNames().forEachRemaining(names::add);
            names.add("brandNew");
            ((ObjectNode) place).set(names.get(random.nextInt(names.size())), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(below -> collect(below, places));
        }
    }
}
