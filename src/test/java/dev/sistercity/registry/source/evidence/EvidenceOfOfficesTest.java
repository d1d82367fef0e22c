package dev.sistercity.registry.source.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What offices say beside their records, and who may. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EvidenceOfOfficesTest {

    private static final String PATCH = """
            {"established": "1993", "sources": [{"handle": "release", "kind": "press-release", "title": "It was 1993"}],
             "claims": [{"pointer": "/established", "value": "1993", "source": "release"}]}
            """;

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String key;
    private String sisters;

    @BeforeEach
    void offices() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        key = given.office(shanghai);
        sisters = EvidenceTest.SISTERS.replace("SHANGHAI", shanghai).replace("DUNEDIN", dunedin);
    }

    private String head() {
        return http.get("/v1/changes?after=0&limit=1").at("/head");
    }

    private int claims(String filter) {
        return http.get("/v1/claims?" + filter).ids().size();
    }

    @Test
    void an_office_writes_evidence_beside_what_it_may_write() {
        Reply made = http.post("/v1/partnerships", sisters, "X-API-Key", key).expect(201);
        // What it registered is its own to mend.
        String source = "/v1/sources/" + made.at("/sources/0/id");
        http.patch(source, Map.of("lang", "en"), http.get(source).etag(), "X-API-Key", key)
                .expect(200);
        http.patch(made.header("Location"), PATCH, made.etag(), "X-API-Key", key)
                .expect(200);
    }

    @Test
    void nothing_is_stored_beside_what_it_may_not_write() {
        Reply made = http.post("/v1/partnerships", sisters).expect(201);
        String other = given.office(given.city("Kyoto", "JP"));
        String before = head();
        http.patch(made.header("Location"), PATCH, made.etag(), "X-API-Key", other)
                .expectProblem(403, "forbidden");
        http.post("/v1/partnerships", sisters.replace("sister-city", "contact"), "X-API-Key", other)
                .expectProblem(403, "forbidden");
        http.send("PATCH", made.header("Location"), Http.bytes(PATCH), "Content-Type", Http.MERGE_PATCH)
                .expect(401);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void is_stored_though_the_change_beside_it_awaits_consent() {
        Reply made = http.post("/v1/partnerships", sisters).expect(201);
        String path = made.header("Location");
        String there = given.office(dunedin);
        confirm(path, shanghai, key);
        confirm(path, dunedin, there);

        Reply asked =
                http.patch(path, PATCH, http.get(path).etag(), "X-API-Key", key).expect(202);

        assertThat(asked.json().get("patch").properties()).hasSize(1);
        assertThat(http.get(path).at("/established")).isEqualTo("1994");
        assertThat(claims("agreement=conflicts&pointer=/established")).isEqualTo(1);
        http.post(
                        asked.header("Location") + "/answers",
                        Map.of("verdict", "accepted", "reason", "So it was"),
                        "X-API-Key",
                        there,
                        "If-Match",
                        "*")
                .expect(200);
        assertThat(http.get(path).at("/established")).isEqualTo("1993");
        // Those of the sides say what these said; the one of the release agrees now.
        assertThat(claims("agreement=agrees&pointer=/established&source="
                        + http.get("/v1/sources?q=It+was+1993").at("/items/0/id")))
                .isEqualTo(1);
    }

    private void confirm(String path, String side, String as) {
        http.send(
                        "PUT",
                        path + "/confirmations/" + side,
                        Http.bytes(Map.of("stance", "confirmed")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        as,
                        "If-Match",
                        http.get(path).etag())
                .expect(200);
    }

    @Test
    void goes_with_a_draft_when_it_is_published() {
        Reply draft = http.post(
                        "/v1/drafts",
                        "{\"resource\": \"partnerships\", \"content\": " + sisters + "}",
                        "X-API-Key",
                        key)
                .expect(201);
        assertThat(http.get("/v1/sources").ids()).isEmpty();

        http.send("POST", draft.header("Location") + "/publish", null, "X-API-Key", key, "If-Match", draft.etag())
                .expect(200);

        assertThat(http.get("/v1/partnerships").at("/items/0/sources/0/title")).isEqualTo("Thirty years");
        assertThat(claims("")).isEqualTo(4);
    }
}
