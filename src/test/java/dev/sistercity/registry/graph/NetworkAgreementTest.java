package dev.sistercity.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry works out of a random network is what libraries work out of it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NetworkAgreementTest {

    private static final int NOT_INSTALLED = 2;

    @Inject
    Http http;

    @Inject
    Given given;

    private final Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);

    @BeforeEach
    void network() {
        Random random = new Random(20211208);
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            cities.add(given.city("City " + i, List.of("CN", "DE", "NZ").get(i % 3)));
        }
        Set<List<String>> taken = new HashSet<>();
        for (int i = 0; i < 34; i++) {
            int one = random.nextInt(24);
            List<String> parties =
                    new ArrayList<>(List.of(cities.get(one), cities.get((one + 1 + random.nextInt(23)) % 24)));
            if (i % 9 == 0) {
                parties.add(cities.get((one + 24 - 1) % 24));
            }
            List<String> distinct = parties.stream().distinct().toList();
            boolean ended = i % 7 == 0;
            if (!taken.add(distinct.stream().sorted().toList())) {
                continue;
            }
            given.partnership(
                    distinct,
                    ended ? Map.of("kind", "contact", "status", "ended", "ended", "2010") : Map.of("kind", "contact"));
            for (String a : distinct) {
                for (String b : distinct) {
                    if (!ended && a.compareTo(b) < 0) {
                        graph.addVertex(a);
                        graph.addVertex(b);
                        graph.addEdge(a, b);
                    }
                }
            }
        }
    }

    @Test
    void betweenness_is_that_of_jgrapht() {
        Map<String, Double> expected = new BetweennessCentrality<>(graph).getScores();
        int cities = graph.vertexSet().size();
        double pairs = (cities - 1) * (cities - 2) / 2.0;
        Map<String, Double> found = new HashMap<>();
        for (JsonNode item :
                http.get("/v1/network/metrics?limit=1000").expect(200).json().get("items")) {
            found.put(item.at("/city/id").asText(), item.get("betweenness").asDouble());
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((city, value) -> assertThat(value).isCloseTo(expected.get(city) / pairs, within(1e-12)));
    }

    @Test
    void metrics_and_paths_are_those_of_networkx() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "python3", ".ci/network", http.base().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int result = script.waitFor();
        assumeTrue(result != NOT_INSTALLED, said);
        assertThat(result).as(said).isZero();
    }
}
