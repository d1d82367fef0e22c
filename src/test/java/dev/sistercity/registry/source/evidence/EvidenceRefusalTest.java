package dev.sistercity.registry.source.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.StarterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a record and its evidence, or nothing: what is wrong with a part is told by where it stands in the body. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EvidenceRefusalTest {

    private static final String SOURCE = "{\"handle\": \"a\", \"kind\": \"news\", \"title\": \"A\"}";
    private static final String CLAIM = "{\"pointer\": \"\", \"source\": \"a\"}";

    @Inject
    Http http;

    @Inject
    Given given;

    private String draft;
    private String known;
    private String other;
    private String item;
    private String statement;
    private String record;

    @BeforeEach
    void world() {
        String shanghai = given.city("Shanghai", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        draft = "{\"kind\": \"sister-city\", \"parties\": [{\"city\": \"" + shanghai + "\"}, {\"city\": \"" + dunedin
                + "\"}], \"sources\": S, \"claims\": C}";
        known = given.source("Known");
        record = given.partnership(shanghai, dunedin, "friendship-city");
        other = given.partnership(
                List.of(shanghai, dunedin),
                Map.of("kind", "contact", "milestones", List.of(Map.of("type", "signed", "date", "1994"))));
        item = http.get("/v1/partnerships/" + other).at("/milestones/0/id");
        http.send(
                        "PUT",
                        "/v1/partnerships/" + other + "/confirmations/" + shanghai,
                        Http.bytes(Map.of("stance", "confirmed", "established", "1990")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        given.office(shanghai),
                        "If-Match",
                        http.get("/v1/partnerships/" + other).etag())
                .expect(200);
        statement = http.get("/v1/sources?kind=office-statement").at("/items/0/id");
    }

    private String filled(String body) {
        return body.replace("SOURCE", SOURCE)
                .replace("CLAIM", CLAIM)
                .replace("KNOWN", known)
                .replace("STATEMENT", statement)
                .replace("OTHER", other)
                .replace("ITEM", item);
    }

    private String head() {
        return http.get("/v1/changes?after=0&limit=1").at("/head");
    }

    @Test
    void tells_what_is_wrong_by_a_pointer_and_stores_nothing() {
        String before = head();
        for (String[] wrong : WrongEvidence.ALL) {
            String sources = filled(wrong[0]);
            String claims = filled(wrong[1]);
            String body = draft.replace("S,", sources + ",").replace("C}", claims + "}");
            String patch = "{\"established\": \"1950\", \"sources\": " + sources + ", \"claims\": " + claims + "}";
            for (Reply refused : List.of(
                    http.post("/v1/partnerships?allowDuplicate=x", body),
                    http.patch("/v1/partnerships/" + record, patch, "*"))) {
                int status = Map.of("malformed", 400, "refused", 422, "forbidden", 403)
                        .get(wrong[2]);
                assertThat(refused.expectProblem(status, wrong[2]).faults().stream()
                                .sorted()
                                .toList())
                        .as(refused.toString())
                        .isEqualTo(List.of(wrong[3].split(",")));
            }
        }
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void tells_faults_of_the_record_and_of_its_evidence_together() {
        Reply refused = http.post("/v1/partnerships", filled("""
                {"kind": "sister", "parties": [], "sources": [{"handle": "a", "kind": "x"}], "claims": [{"source": "a"}]}
                """));
        assertThat(refused.expectProblem(400, "malformed").faults())
                .containsExactlyInAnyOrder("/kind", "/parties", "/sources/0/kind", "/claims/0/pointer");
    }

    @Test
    void is_bounded_in_number_and_size() {
        String path = "/v1/partnerships/" + record;
        ObjectNode many = (ObjectNode) StarterRegistry.json(filled("{\"claims\": []}"));
        ArrayNode claims = (ArrayNode) many.get("claims");
        for (int i = 0; i < 100; i++) {
            claims.addObject().put("pointer", "").put("source", known);
        }
        http.patch(path, many, "*").expect(200);
        claims.addObject().put("pointer", "").put("source", known);
        assertThat(http.post("/v1/forums", many.deepCopy().put("kind", "forum").put("name", "F"))
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/claims");
        ObjectNode sources = many.objectNode();
        for (int i = 0; i < 22; i++) {
            sources.withArray("sources")
                    .addObject()
                    .put("handle", "h" + i)
                    .put("kind", "news")
                    .put("title", "T");
        }
        assertThat(http.patch(path, sources, "*")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/sources");
        ObjectNode large = (ObjectNode) StarterRegistry.json(filled("{\"sources\": [SOURCE], \"claims\": [CLAIM]}"));
        ((ObjectNode) large.at("/sources/0")).put("title", "x".repeat(501));
        assertThat(http.patch(path, large, "*").expectProblem(400, "malformed").faults())
                .containsExactly("/sources/0/title");
    }

    @Test
    void comes_after_what_is_wrong_with_the_version() {
        String path = "/v1/partnerships/" + record;
        String patch = filled("{\"version\": 7, \"claims\": [CLAIM]}");
        http.patch(path, patch, "\"9-0123456789abcdef\"").expectProblem(412, "stale");
        assertThat(http.patch(path, patch, "*").expectProblem(400, "malformed").faults())
                .containsExactlyInAnyOrder("/version", "/claims/0/source");
    }

    @Test
    void is_no_part_of_what_takes_none() {
        for (String collection : List.of("sources", "claims", "offices")) {
            assertThat(http.post("/v1/" + collection, "{\"claims\": []}")
                            .expectProblem(400, "malformed")
                            .faults())
                    .contains("/claims");
        }
        assertThat(http.post(
                                "/v1/partnerships/" + record + "/milestones",
                                "{\"type\": \"renewed\", \"claims\": []}",
                                "If-Match",
                                "*")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/claims");
        assertThat(http.post("/v1/change-requests", """
                        {"subject": {"resource": "partnerships", "id": "ID"}, "patch": {"claims": []}, "reason": "x"}
                        """.replace("ID", record))
                        .expectProblem(400, "malformed")
                        .faults())
                .allMatch(pointer -> pointer.endsWith("/claims"));
    }

    /** Whatever mixture of right and wrong is sent: all of it is there afterwards, or nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void is_all_or_nothing(long seed) {
        Random random = new Random(seed);
        String path = "/v1/partnerships/" + record;
        for (int step = 0; step < 15; step++) {
            ObjectNode body = (ObjectNode) StarterRegistry.json("{\"sources\": [], \"claims\": []}");
            body.put("established", String.valueOf(1950 + step));
            int wrong = random.nextInt(3) == 0 ? random.nextInt(6) : -1;
            int claims = 1 + random.nextInt(6);
            for (int i = 0; i < claims; i++) {
                String handle = "h" + i;
                body.withArray("sources")
                        .addObject()
                        .put("handle", handle)
                        .put("kind", "news")
                        .put("title", "T" + step);
                body.withArray("claims")
                        .addObject()
                        .put("pointer", i == wrong ? "/milestones/~none/date" : "/established")
                        .put("value", String.valueOf(1950 + step))
                        .put("source", handle);
            }
            long before = Long.parseLong(head());
            Reply reply = http.patch(path, body, "*");
            boolean refused = wrong >= 0 && wrong < claims;
            reply.expect(refused ? 422 : 200);
            assertThat(Long.parseLong(head()) - before)
                    .as("seed %d, step %d: %s", seed, step, body)
                    .isEqualTo(refused ? 0 : 2L * claims + 1);
        }
    }
}
