package dev.sistercity.registry.source.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.subject.CollectionNames;
import dev.sistercity.registry.support.ClaimableDrafts;
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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fact and who says so, in one request. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EvidenceTest {

    static final String SISTERS = """
            {"kind": "sister-city", "parties": [{"city": "SHANGHAI"}, {"city": "DUNEDIN"}], "established": "1994",
             "milestones": [{"id": "first", "type": "proposed", "date": "1990"}, {"type": "signed", "date": "1994"}],
             "sources": [{"handle": "release", "kind": "press-release", "title": "Thirty years"}],
             "claims": [
               {"pointer": "/established", "value": "1994", "source": "release"},
               {"pointer": "/milestones/1/date", "value": "1995", "source": "release"},
               {"pointer": "/milestones/~first/date", "value": "1990", "source": "release"},
               {"pointer": "", "source": "release"}]}
            """;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    CollectionNames names;

    private String shanghai;
    private String dunedin;

    @BeforeEach
    void cities() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
    }

    private String sisters() {
        return SISTERS.replace("SHANGHAI", shanghai).replace("DUNEDIN", dunedin);
    }

    /** Collections and actions of the changes after a number, in the order of the log. */
    private List<String> changes(String after) {
        return StreamSupport.stream(
                        http.get("/v1/changes?after=" + after)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(change -> change.get("resource").asText() + " "
                        + change.get("action").asText())
                .toList();
    }

    private String head() {
        return http.get("/v1/changes?after=0&limit=1").at("/head");
    }

    private int claimsAbout(String id) {
        return http.get("/v1/claims?subject=" + id).ids().size();
    }

    @Test
    void records_a_partnership_and_the_press_release_that_tells_of_it() {
        String before = head();

        Reply made = http.post("/v1/partnerships", sisters()).expect(201);

        assertThat(made.at("/verification")).isEqualTo("sourced");
        assertThat(made.at("/sources/0/title")).isEqualTo("Thirty years");
        assertThat(made.json().get("sources")).hasSize(1);
        Reply read = http.get(made.header("Location") + "?include=claims").expect(200);
        assertThat(read.json().get("claims"))
                .extracting(claim -> claim.path("agreement").asText())
                .containsExactly("agrees", "conflicts", "agrees", "");
        assertThat(read.at("/claims/1/pointer")).isEqualTo("/milestones/~" + read.at("/milestones/1/id") + "/date");
        assertThat(http.get("/v1/conflicts").ids()).hasSize(1);
        assertThat(http.get("/v1/sources").ids()).containsExactly(read.at("/sources/0/id"));
        assertThat(changes(before))
                .containsExactly(
                        "sources created",
                        "partnerships created",
                        "claims created",
                        "claims created",
                        "claims created",
                        "claims created");
    }

    @Test
    void goes_with_each_collection_that_claims_may_be_about_made_or_changed() {
        Map<String, ObjectNode> drafts = ClaimableDrafts.of(given, shanghai, dunedin);
        assertThat(drafts.keySet()).containsExactlyInAnyOrderElementsOf(names.claimable());
        drafts.forEach((collection, draft) -> {
            draft.setAll((ObjectNode) StarterRegistry.json("""
                    {"sources": [{"handle": "a", "kind": "news", "title": "A"}], "claims": [{"pointer": "", "source": "a"}]}
                    """));
            String twin = List.of("cities", "partnerships").contains(collection) ? "?allowDuplicate=here" : "";
            Reply made = http.post("/v1/" + collection + twin, draft).expect(201);
            String path = "/v1/" + collection + "/" + made.at("/id");
            assertThat(made.json().get("sources")).as(collection).hasSize(1);
            assertThat(http.get(path).json()).isEqualTo(made.json());

            Reply changed = http.patch(path, """
                    {"sources": [{"handle": "b", "kind": "news", "title": "B"}],
                     "claims": [{"pointer": "", "source": "b"}, {"pointer": "", "source": "KNOWN"}]}
                    """.replace("KNOWN", made.at("/sources/0/id")), made.etag())
                    .expect(200);

            assertThat(changed.json().get("sources")).as(collection).hasSize(2);
            assertThat(changed.at("/version")).isEqualTo("1");
            assertThat(claimsAbout(made.at("/id"))).isEqualTo(3);
            assertThat(http.get(path).json()).isEqualTo(changed.json());
        });
    }

    @Test
    void changes_a_fact_and_says_who_says_so() {
        String known = given.source("A book");
        String path = "/v1/partnerships/" + given.partnership(shanghai, dunedin, "sister-city");
        String before = head();

        Reply changed = http.patch(
                        path, """
                {"established": "1994-10",
                 "milestones": [{"id": "later", "type": "renewed", "date": "2004"}],
                 "sources": [
                   {"handle": "en", "kind": "news", "title": "Thirty years"},
                   {"handle": "zh", "kind": "news", "title": "三十年", "translationOf": "en"}],
                 "claims": [
                   {"pointer": "/established", "value": "1994-10-09", "source": "zh"},
                   {"pointer": "/milestones/0/date", "value": "2004", "source": "KNOWN"},
                   {"pointer": "", "source": {"id": "KNOWN", "title": "A book"}},
                   {"pointer": "", "source": "en"}]}
                """.replace("KNOWN", known), http.get(path).etag())
                .expect(200);

        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(changed.json().get("sources")).hasSize(3);
        JsonNode claims = http.get(path + "?include=claims").json().get("claims");
        assertThat(claims.findValuesAsText("pointer"))
                .containsExactly("/established", "/milestones/~later/date", "", "");
        assertThat(claims.at("/0/source/translationOf")).isEqualTo(claims.at("/3/source/id"));
        assertThat(changes(before)).hasSize(7).startsWith("sources created", "sources created", "partnerships updated");
    }

    @Test
    void is_written_once_under_an_idempotency_key() {
        Reply first = http.post("/v1/partnerships", sisters(), "Idempotency-Key", "one")
                .expect(201);
        Reply again = http.post("/v1/partnerships", sisters(), "Idempotency-Key", "one")
                .expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.at("/verification")).isEqualTo("sourced");
        assertThat(claimsAbout(first.at("/id"))).isEqualTo(4);
    }

    /** A patch of evidence alone leaves the version as it is: only the key tells that it came before. */
    @Test
    void is_added_once_under_an_idempotency_key() {
        Reply made = http.post("/v1/partnerships", sisters()).expect(201);
        String path = made.header("Location");
        Map<String, ?> patch =
                Map.of("version", 1, "claims", List.of(Map.of("pointer", "", "source", made.at("/sources/0/id"))));
        Reply changed =
                http.patch(path, patch, made.etag(), "Idempotency-Key", "two").expect(200);
        http.patch(path, Map.of("established", "1993"), made.etag()).expect(200);
        Reply repeated =
                http.patch(path, patch, made.etag(), "Idempotency-Key", "two").expect(200);

        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.body()).isEqualTo(changed.body());
        http.patch(path, Map.of("established", "1992"), "*", "Idempotency-Key", "two")
                .expectProblem(422, "key-reused");
        assertThat(claimsAbout(made.at("/id"))).isEqualTo(5);
    }

    @Test
    void is_tried_without_being_stored() {
        String before = head();
        Reply tried = http.post("/v1/partnerships?dryRun=true", sisters()).expect(200);
        assertThat(tried.at("/verification")).isEqualTo("sourced");
        assertThat(tried.at("/sources/0/title")).isEqualTo("Thirty years");
        assertThat(head()).isEqualTo(before);
        assertThat(http.get("/v1/sources").ids()).isEmpty();
    }
}
