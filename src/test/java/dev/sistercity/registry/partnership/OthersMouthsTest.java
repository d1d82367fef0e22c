package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.Sides.Side;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an office says in the registry: no other caller says it for the office, the registrar neither. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OthersMouthsTest {

    @Inject
    Sides sides;

    @Inject
    Given given;

    @Inject
    Http http;

    private Side shanghai;
    private Side dunedin;
    private String partnership;
    private String source;
    private String claim;

    /** Dunedin's own word: another date. */
    @BeforeEach
    void speak() {
        shanghai = sides.side("Shanghai", "CN");
        dunedin = sides.side("Dunedin", "NZ");
        String path = sides.recorded(shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "1994"));
        sides.states(path, dunedin, dunedin.city(), Map.of("stance", "confirmed", "established", "1995"))
                .expect(200);
        partnership = path.substring(path.lastIndexOf('/') + 1);
        source = http.get("/v1/sources?kind=office-statement").ids().get(0);
        claim = http.get("/v1/claims?source=" + source).ids().get(0);
    }

    @Test
    void nobody_cites_what_an_office_says() {
        Map<String, Object> draft = Map.of(
                "subject",
                Map.of("resource", "partnerships", "id", partnership),
                "pointer",
                "/established",
                "value",
                "1900",
                "source",
                source);
        String own = given.claim("partnerships", partnership, "/established", "1993", given.source());

        for (String key : List.of(shanghai.key(), dunedin.key(), Http.KEY)) {
            http.post("/v1/claims", draft, "X-API-Key", key).expectProblem(403, "forbidden");
            http.patch("/v1/claims/" + claim, Map.of("value", "1900"), "*", "X-API-Key", key)
                    .expectProblem(403, "forbidden");
        }
        http.patch("/v1/claims/" + own, Map.of("source", source), "*").expectProblem(403, "forbidden");
        http.delete("/v1/claims/" + claim, "*", "X-API-Key", shanghai.key()).expectProblem(403, "forbidden");
        http.delete("/v1/claims/" + claim, "*", "X-API-Key", dunedin.key()).expectProblem(403, "forbidden");
        http.send(
                        "POST",
                        "/v1/imports?preset=pairs&source=" + source,
                        Http.bytes("city1,country1,city2,country2\n"),
                        "X-API-Key",
                        shanghai.key(),
                        "Content-Type",
                        "text/csv")
                .expectProblem(400, "malformed");
        assertThat(http.get("/v1/claims/" + claim).at("/value")).isEqualTo("1995");
        assertThat(http.get("/v1/claims?source=" + source).ids()).containsExactly(claim);
    }

    @Test
    void nobody_makes_or_alters_such_a_source() {
        String own = given.source();
        for (String key : List.of(shanghai.key(), dunedin.key(), Http.KEY)) {
            http.post("/v1/sources", Map.of("kind", "office-statement", "title", "Dunedin"), "X-API-Key", key)
                    .expectProblem(403, "forbidden");
            for (Map<String, String> change : List.of(Map.of("title", "Other"), Map.of("kind", "news"))) {
                http.patch("/v1/sources/" + source, change, "*", "X-API-Key", key)
                        .expectProblem(403, "forbidden");
            }
        }
        http.patch("/v1/sources/" + own, Map.of("kind", "office-statement"), "*")
                .expectProblem(403, "forbidden");
        http.delete("/v1/sources/" + source, "*", "X-API-Key", shanghai.key()).expectProblem(403, "forbidden");
        for (String pointer : List.of("translationOf", "republicationOf")) {
            Reply refused = http.post("/v1/sources", Map.of("kind", "news", "title", "x", pointer, source))
                    .expectProblem(422, "refused");
            assertThat(refused.faults()).containsExactly("/" + pointer);
            http.patch("/v1/sources/" + own, Map.of(pointer, source), "*").expectProblem(422, "refused");
        }
        String asked = http.post(
                        "/v1/change-requests",
                        Map.of(
                                "subject", Map.of("resource", "sources", "id", own),
                                "patch", Map.of("kind", "office-statement"),
                                "reason", "So be it"))
                .expect(201)
                .header("Location");
        sides.answers(asked, Http.KEY, "accepted").expectProblem(403, "forbidden");
        assertThat(http.get("/v1/sources?kind=office-statement").ids()).containsExactly(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What Dunedin says of a partnership of its own, in this registry",
                "WHAT DUNEDIN SAYS OF A PARTNERSHIP OF ITS OWN; IN THIS REGISTRY.",
                "What Dunedin s\u0430ys \u043Ef a partnership of its own, in this registry",
                "What Dunedin \uFF53ays of a partnership of its own, in\u200B this registry (again)",
                "Wh\u00E1t Dunedin s\u00E1ys of a partnership of its own - in this registry",
            })
    void no_other_source_looks_like_it(String title) {
        http.post("/v1/sources", Map.of("kind", "news", "title", title)).expectProblem(422, "refused");
        http.patch("/v1/sources/" + given.source(), Map.of("title", title), "*").expectProblem(422, "refused");
    }

    @Test
    void the_office_itself_says_otherwise_and_the_words_follow_their_partnership() {
        String path = "/v1/partnerships/" + partnership;
        sides.states(path, dunedin, dunedin.city(), Map.of("stance", "confirmed", "established", "1996"))
                .expect(200);
        assertThat(http.get("/v1/claims/" + claim).at("/value")).isEqualTo("1996");

        String twin = given.partnership(
                List.of(shanghai.city(), dunedin.city()), Map.of("kind", "friendship-city", "established", "1994"));
        http.post(path + "/merge", Map.of("into", twin), "If-Match", "*").expect(200);

        assertThat(http.get("/v1/claims/" + claim).at("/subject/id")).isEqualTo(twin);
        http.send("POST", path + "/unmerge", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(200);
        assertThat(http.get("/v1/claims/" + claim).at("/value")).isEqualTo("1996");
    }
}
