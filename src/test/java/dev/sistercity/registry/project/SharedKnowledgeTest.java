package dev.sistercity.registry.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Knowledge transfers and networks. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SharedKnowledgeTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String johannesburg;
    private String dunedin;

    @BeforeEach
    void cities() {
        shanghai = given.city("Shanghai", "CN");
        johannesburg = given.city("Johannesburg", "ZA");
        dunedin = given.city("Dunedin", "NZ");
    }

    @Test
    void knowledge_goes_from_one_city_to_another() {
        String transfer = given.record("knowledge-transfers", transfer(shanghai, johannesburg));

        Reply read = http.get("/v1/knowledge-transfers/" + transfer);
        assertThat(read.at("/fromCity/name")).isEqualTo("Shanghai");
        assertThat(read.at("/toCity/name")).isEqualTo("Johannesburg");
        assertThat(http.get("/v1/knowledge-transfers?fromCity=" + shanghai).ids())
                .containsExactly(transfer);
        assertThat(http.get("/v1/knowledge-transfers?toCity=" + shanghai).ids()).isEmpty();
        assertThat(http.get("/v1/knowledge-transfers?city=" + shanghai + "&city=" + johannesburg)
                        .ids())
                .containsExactly(transfer);
        assertThat(http.get("/v1/knowledge-transfers?q=smartphone&field=digital")
                        .ids())
                .containsExactly(transfer);
        assertThat(http.get("/v1/knowledge-transfers?format=csv").text())
                .contains(transfer + ",Shanghai," + shanghai + ",Johannesburg," + johannesburg
                        + ",Paying by smartphone,");
        http.delete("/v1/cities/" + johannesburg, "*").expectProblem(409, "in-use");
    }

    @Test
    void no_city_learns_from_itself() {
        assertThat(http.post("/v1/knowledge-transfers", transfer(shanghai, shanghai))
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/toCity");
        assertThat(http.get("/v1/knowledge-transfers").ids()).isEmpty();
    }

    @Test
    void both_cities_write_what_went_from_one_to_the_other() {
        String knew = given.office(shanghai);
        String learnt = given.office(johannesburg);
        String other = given.office(dunedin);
        Map<String, Object> draft = transfer(shanghai, johannesburg);

        http.post("/v1/knowledge-transfers", draft, "X-API-Key", other).expectProblem(403, "forbidden");
        String id = http.post("/v1/knowledge-transfers", draft, "X-API-Key", learnt)
                .expect(201)
                .at("/id");
        http.patch("/v1/knowledge-transfers/" + id, Map.of("date", "2023"), "*", "X-API-Key", knew)
                .expect(200);
    }

    @Test
    void a_network_has_many_members_and_one_that_speaks_for_it() {
        String coordinator = given.office(shanghai);
        String member = given.office(dunedin);
        Map<String, Object> draft = Map.of(
                "name",
                "Green shipping corridors",
                "coordinator",
                shanghai,
                "members",
                List.of(shanghai, johannesburg, dunedin),
                "fields",
                List.of("environment"));

        http.post("/v1/networks", draft, "X-API-Key", member).expectProblem(403, "forbidden");
        String network = http.post("/v1/networks", draft, "X-API-Key", coordinator)
                .expect(201)
                .at("/id");
        http.patch(
                        "/v1/networks/" + network,
                        Map.of("members", List.of(dunedin, shanghai)),
                        "*",
                        "X-API-Key",
                        coordinator)
                .expect(200);

        Reply read = http.get("/v1/networks/" + network);
        assertThat(read.at("/coordinator/name")).isEqualTo("Shanghai");
        assertThat(read.at("/members/0/name")).isEqualTo("Dunedin");
        assertThat(http.get("/v1/networks?city=" + dunedin).ids()).containsExactly(network);
        assertThat(http.get("/v1/networks?city=" + johannesburg).ids()).isEmpty();
        assertThat(http.get("/v1/networks?q=shipping&status=active").ids()).containsExactly(network);
        http.delete("/v1/cities/" + dunedin, "*").expectProblem(409, "in-use");
    }

    @Test
    void a_network_may_begin_at_a_forum_too() {
        String forum = given.forum("A forum", shanghai);
        String network = given.record(
                "networks", Map.of("name", "A network", "members", List.of(shanghai), "launchedAt", forum));

        assertThat(http.get("/v1/forums/" + forum).at("/outcomes/0/id")).isEqualTo(network);
        assertThat(http.get("/v1/forums/" + forum).at("/outcomes/0/resource")).isEqualTo("networks");
    }

    @Test
    void both_follow_cities_that_are_merged() {
        String transfer = given.record("knowledge-transfers", transfer(shanghai, johannesburg));
        String network =
                given.record("networks", Map.of("name", "A network", "members", List.of(dunedin, johannesburg)));
        String now = given.city("City of Johannesburg", "ZA");
        for (String resource : List.of("knowledge-transfers " + transfer, "networks " + network)) {
            String[] parts = resource.split(" ");
            given.claim(parts[0], parts[1], "", null, given.source());
        }

        http.post("/v1/cities/" + johannesburg + "/merge", Map.of("into", now), "If-Match", "*")
                .expect(200);

        assertThat(http.get("/v1/knowledge-transfers/" + transfer).at("/toCity/id"))
                .isEqualTo(now);
        Reply read = http.get("/v1/networks/" + network);
        assertThat(read.at("/members/1/id")).isEqualTo(now);
        assertThat(read.json().at("/sources")).hasSize(1);
    }

    private static Map<String, Object> transfer(String from, String to) {
        return Map.of(
                "fromCity",
                from,
                "toCity",
                to,
                "what",
                List.of(Map.of("value", "Paying by smartphone", "lang", "en")),
                "fields",
                List.of("digital"));
    }
}
