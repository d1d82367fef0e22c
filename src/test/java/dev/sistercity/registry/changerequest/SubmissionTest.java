package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.changerequest.Submitted.creation;
import static dev.sistercity.registry.changerequest.Submitted.deletion;
import static dev.sistercity.registry.changerequest.Submitted.merge;
import static dev.sistercity.registry.changerequest.Submitted.pair;
import static dev.sistercity.registry.changerequest.Submitted.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anyone may ask that there be a record, that two be one, and that one be deleted; who may do it themselves decides. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SubmissionTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Submitted submitted;

    @Inject
    AnonymousQuota share;

    private String dunedin;
    private String wuxi;
    private String ofDunedin;
    private String ofWuxi;

    @BeforeEach
    void cities() {
        dunedin = given.city("Dunedin", "NZ");
        wuxi = given.city(
                "Wuxi", "CN", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1790923"))));
        ofDunedin = given.office(dunedin);
        ofWuxi = given.office(wuxi);
    }

    /** Others send from the same address. */
    @AfterEach
    void forget() {
        share.forget();
    }

    @Test
    void takes_a_partnership_from_a_stranger_and_creates_it_when_the_office_of_one_side_accepts_it() {
        Reply asked = submitted
                .asks(creation("partnerships", pair("geonames:1790923", dunedin, Map.of("established", "1994"))))
                .expect(201);
        String request = asked.header("Location");
        assertThat(asked.header("Registry-Token")).startsWith("scr_request_");
        assertThat(asked.at("/kind") + asked.at("/action") + asked.at("/status") + asked.at("/by"))
                .isEqualTo("submission" + "create" + "open" + "anonymous");
        assertThat(asked.at("/content/parties/0/city")).isEqualTo("geonames:1790923");
        assertThat(asked.json().get("patch")).isEmpty();
        http.get(subject(asked)).expectProblem(404, "not-found");
        for (String key : List.of(ofDunedin, ofWuxi)) {
            assertThat(http.get("/v1/desk", "X-API-Key", key).at("/saidAboutUs/0/why"))
                    .isEqualTo("submission");
        }
        assertThat(http.get("/v1/change-requests?city=" + wuxi + "&action=create&kind=submission")
                        .ids())
                .containsExactly(asked.at("/id"));

        Reply accepted = submitted.answers(request, ofDunedin, "accepted").expect(200);

        assertThat(accepted.at("/status")).isEqualTo("accepted");
        assertThat(accepted.at("/subject/title")).isEqualTo("Wuxi – Dunedin");
        Reply made = http.get(subject(asked)).expect(200);
        assertThat(made.at("/parties/0/confirmation/stance")).isEqualTo("none");
        assertThat(made.at("/parties/1/confirmation/stance")).isEqualTo("confirmed");
        Reply revision = http.get(subject(asked) + "/revisions/1").expect(200);
        assertThat(revision.at("/actor"))
                .isEqualTo(accepted.at("/answers/0/by"))
                .startsWith("office:");
        assertThat(revision.at("/reason"))
                .isEqualTo("Change request " + asked.at("/id") + " by anonymous: " + Submitted.REASON);
        assertThat(http.get("/v1/desk", "X-API-Key", ofWuxi).json().get("saidAboutUs"))
                .isEmpty();
        assertThat(http.get(request + "/revisions").ids()).hasSize(2);
    }

    @Test
    void refuses_at_once_what_a_post_would_refuse_and_stores_nothing() {
        given.partnership(List.of(dunedin, wuxi), Map.of());
        Map<String, Long> before = stored.counts();

        Reply duplicate = submitted.asks(creation("partnerships", pair(wuxi, dunedin, Map.of())));
        assertThat(duplicate.expectProblem(409, "duplicate").at("/existing")).startsWith("/v1/partnerships/");
        Map<String, ?> known = Map.of(
                "kind",
                "city",
                "name",
                "Another name",
                "countryCode",
                "CN",
                "identifiers",
                List.of(Map.of("scheme", "geonames", "value", "1790923")));
        assertThat(submitted
                        .asks(creation("cities", known))
                        .expectProblem(409, "duplicate")
                        .at("/existing"))
                .isEqualTo("/v1/cities/" + wuxi);
        Map<String, Object> twin = creation("cities", Map.of("kind", "city", "name", "Dunedin", "countryCode", "NZ"));
        Reply probable = submitted.asks(twin).expectProblem(409, "duplicate");
        assertThat(probable.at("/candidates/0/path") + probable.text()).contains("/v1/cities/" + dunedin);
        assertFaults(creation("partnerships", Map.of("kind", "sister-city")), 400, "/content/parties");
        assertFaults(creation("partnerships", pair(wuxi, "wikidata:Q1", Map.of())), 422, "/content/parties/1/city");
        assertFaults(
                creation("partnerships", pair(wuxi, dunedin, Map.of("consent", Map.of()))), 400, "/content/consent");
        assertFaults(creation("partnerships", List.of(1)), 422, "/content");
        assertFaults(
                creation("sources", Map.of("kind", "office-statement", "title", "We say so")), 422, "/content/kind");
        assertFaults(creation("offices", Map.of("name", "An office", "city", dunedin)), 400, "/subject/resource");
        assertFaults(creation("change-requests", Map.of()), 400, "/subject/resource");

        assertThat(stored.counts()).isEqualTo(before);
        submitted
                .asks(Given.draft(twin, Map.of("allowDuplicate", "The one in Florida")))
                .expect(201);
    }

    private void assertFaults(Map<String, ?> request, int status, String... pointers) {
        Reply refused = submitted.asks(request);
        assertThat(refused.expectProblem(status, status == 400 ? "malformed" : "refused")
                        .faults())
                .as("%s", refused)
                .containsExactly(pointers);
    }

    /** Each action with each set of parts: taken only with its own. */
    @Test
    void takes_each_action_with_its_own_parts_alone() {
        String twin = given.city("Dunedin", "NZ");
        Map<String, Object> parts = Map.of(
                "/subject/id",
                twin,
                "/patch",
                Map.of("website", "https://www.dunedin.govt.nz/"),
                "/content",
                Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"),
                "/into",
                dunedin,
                "/allowDuplicate",
                "It is another");
        Map<String, List<String>> needed = Map.of(
                "patch", List.of("/subject/id", "/patch"),
                "create", List.of("/content"),
                "merge", List.of("/subject/id", "/into"),
                "delete", List.of("/subject/id"));
        List<String> all = parts.keySet().stream().sorted().toList();
        needed.forEach((action, own) -> {
            for (int set = 0; set < 1 << all.size(); set++) {
                int chosen = set;
                List<String> sent = all.stream()
                        .filter(part -> (chosen >> all.indexOf(part) & 1) == 1)
                        .toList();
                List<String> faults = all.stream()
                        .filter(part -> part.equals("/allowDuplicate")
                                ? sent.contains(part) && !action.equals("create")
                                : sent.contains(part) != own.contains(part))
                        .toList();
                assertParts(action, sent, parts, faults);
            }
        });
    }

    private void assertParts(String action, List<String> sent, Map<String, Object> parts, List<String> faults) {
        Map<String, Object> subject = new LinkedHashMap<>(Map.of("resource", "cities"));
        Map<String, Object> request = new LinkedHashMap<>(Map.of("action", action, "reason", "So it is"));
        sent.forEach(part -> (part.equals("/subject/id") ? subject : request)
                .put(part.substring(part.lastIndexOf('/') + 1), parts.get(part)));
        request.put("subject", subject);
        Reply reply = http.post("/v1/change-requests?dryRun=true", request);
        assertThat(reply.status()).as("%s with %s: %s", action, sent, reply).isEqualTo(faults.isEmpty() ? 200 : 400);
        if (!faults.isEmpty()) {
            assertThat(reply.faults()).as("%s with %s", action, sent).containsExactlyInAnyOrderElementsOf(faults);
        }
    }

    @Test
    void merges_two_records_when_the_registrar_accepts_it() {
        String twin = given.city("Dunedin", "NZ");
        String partnership = given.partnership(twin, wuxi, "sister-city");
        Reply asked = submitted.asks(merge("cities", twin, dunedin)).expect(201);
        String request = asked.header("Location");
        assertThat(asked.at("/into/title") + asked.at("/into/id")).isEqualTo("Dunedin" + dunedin);
        assertThat(http.get("/v1/change-requests?subject=" + dunedin).ids()).containsExactly(asked.at("/id"));
        for (String verdict : List.of("accepted", "declined")) {
            submitted.answers(request, ofDunedin, verdict).expectProblem(403, "forbidden");
        }
        assertThat(http.get("/v1/desk", "X-API-Key", ofDunedin).at("/saidAboutUs/0/path"))
                .isEqualTo(request);

        submitted.answers(request, Http.KEY, "accepted").expect(200);

        assertThat(http.get("/v1/cities/" + twin).expect(308).header("Location"))
                .isEqualTo("/v1/cities/" + dunedin);
        assertThat(http.get("/v1/partnerships/" + partnership).at("/parties/0/city/id"))
                .isEqualTo(dunedin);
        assertThat(http.get("/v1/partnerships/" + partnership + "/revisions/2").at("/reason"))
                .isEqualTo("Change request " + asked.at("/id") + " by anonymous: " + Submitted.REASON);
        Reply closed = http.get(request);
        assertThat(closed.at("/status") + closed.at("/subject/id")).isEqualTo("accepted" + twin);
    }

    @Test
    void refuses_at_once_what_cannot_be_merged_or_deleted() {
        String ring = given.partnership(dunedin, wuxi, "sister-city");
        String forum = given.forum("A forum", wuxi);
        String other = given.forum("Another forum", wuxi);
        Map<String, Long> before = stored.counts();

        assertFaults(merge("forums", forum, other), 422, "/action");
        assertFaults(merge("cities", wuxi, "geonames:1790923"), 422, "/into");
        assertFaults(merge("cities", wuxi, "wikidata:Q1"), 422, "/into");
        assertFaults(merge("cities", "wikidata:Q1", wuxi), 422, "/subject/id");
        assertFaults(merge("partnerships", ring, dunedin), 422, "/into");
        assertFaults(deletion("partnerships", dunedin), 422, "/subject/id");
        submitted.asks(deletion("cities", dunedin)).expectProblem(409, "in-use");

        assertThat(stored.counts()).isEqualTo(before);
    }

    @Test
    void deletes_a_record_when_an_office_that_may_accepts_it() {
        String partnership = given.partnership(dunedin, wuxi, "sister-city");
        Reply asked = submitted.asks(deletion("partnerships", partnership)).expect(201);
        assertThat(asked.at("/subject/version")).isEqualTo("1");
        String kyoto = given.office(given.city("Kyoto", "JP"));
        submitted.answers(asked.header("Location"), kyoto, "accepted").expectProblem(403, "forbidden");

        submitted.answers(asked.header("Location"), ofWuxi, "accepted").expect(200);

        http.get("/v1/partnerships/" + partnership).expectProblem(410, "gone");
        Reply last = http.get("/v1/partnerships/" + partnership + "/revisions/2");
        assertThat(last.at("/actor")).startsWith("office:");
        assertThat(last.at("/reason")).contains(" by anonymous: ");
    }

    @Test
    void has_the_registrar_delete_what_another_side_has_spoken_about() {
        String partnership = http.post("/v1/partnerships", pair(dunedin, wuxi, Map.of()), "X-API-Key", ofWuxi)
                .expect(201)
                .at("/id");
        String request = submitted
                .asks(deletion("partnerships", partnership))
                .expect(201)
                .header("Location");

        for (String verdict : List.of("accepted", "declined")) {
            Reply refused = submitted.answers(request, ofDunedin, verdict).expectProblem(403, "forbidden");
            assertThat(refused.at("/detail")).contains("Another side has spoken");
        }
        submitted.answers(request, Http.KEY, "accepted").expect(200);
        http.get("/v1/partnerships/" + partnership).expectProblem(410, "gone");
    }
}
