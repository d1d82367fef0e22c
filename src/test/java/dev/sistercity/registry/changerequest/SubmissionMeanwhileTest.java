package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.changerequest.Submitted.creation;
import static dev.sistercity.registry.changerequest.Submitted.deletion;
import static dev.sistercity.registry.changerequest.Submitted.merge;
import static dev.sistercity.registry.changerequest.Submitted.pair;
import static dev.sistercity.registry.changerequest.Submitted.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between the question and the answer, and at the same time. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SubmissionMeanwhileTest {

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
        wuxi = given.city("Wuxi", "CN");
        ofDunedin = given.office(dunedin);
        ofWuxi = given.office(wuxi);
    }

    /** Others send from the same address. */
    @AfterEach
    void forget() {
        share.forget();
    }

    @Test
    void deletes_what_was_changed_only_for_who_has_looked_at_it() {
        String partnership = given.partnership(dunedin, wuxi, "sister-city");
        String request = submitted
                .asks(deletion("partnerships", partnership))
                .expect(201)
                .header("Location");
        http.patch("/v1/partnerships/" + partnership, Map.of("fields", List.of("youth")), "*")
                .expect(200);

        Reply stale = submitted.answers(request, ofDunedin, "accepted").expectProblem(412, "stale");
        assertThat(stale.at("/detail")).contains("version 2 now", "asked of version 1", "subjectVersion");
        submitted
                .answers(request, ofDunedin, "accepted", Map.of("subjectVersion", 1))
                .expectProblem(412, "stale");
        for (Object wrong : new Object[] {0, -1, 1.5, 1e30, "1", true}) {
            assertThat(submitted
                            .answers(request, ofDunedin, "accepted", Map.of("subjectVersion", wrong))
                            .expectProblem(400, "malformed")
                            .faults())
                    .as("%s", wrong)
                    .containsExactly("/subjectVersion");
        }
        http.get("/v1/partnerships/" + partnership).expect(200);

        submitted
                .answers(request, ofDunedin, "accepted", Map.of("subjectVersion", 2))
                .expect(200);
        http.get("/v1/partnerships/" + partnership).expectProblem(410, "gone");
    }

    @Test
    void says_which_record_is_there_by_now_and_takes_the_reason_why_this_is_another() {
        Map<String, Object> draft = Map.of("kind", "city", "name", "Oslo", "countryCode", "NO");
        String request = submitted.asks(creation("cities", draft)).expect(201).header("Location");
        String oslo = given.city("Oslo", "NO");

        Reply refused = submitted.answers(request, Http.KEY, "accepted").expectProblem(409, "duplicate");
        assertThat(refused.at("/existing")).isEqualTo("/v1/cities/" + oslo);
        assertThat(refused.json().get("candidates")).hasSize(1);
        assertThat(http.get(request).at("/status")).isEqualTo("open");

        submitted
                .answers(request, Http.KEY, "accepted", Map.of("allowDuplicate", "The one in Minnesota"))
                .expect(200);
    }

    @Test
    void follows_the_cities_of_a_new_record_and_the_survivor_of_a_merge() {
        String otherWuxi = given.city("Wuxi", "CN");
        String twin = given.city("Dunedin", "NZ");
        Reply creation = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of())));
        Reply merge = submitted.asks(merge("cities", twin, wuxi)).expect(201);
        Reply deletion = submitted.asks(deletion("cities", given.city("Atlantis", "GR")));

        http.post("/v1/cities/" + wuxi + "/merge", Map.of("into", otherWuxi), "If-Match", "*")
                .expect(200);
        http.post("/v1/cities/" + deletion.at("/subject/id") + "/merge", Map.of("into", dunedin), "If-Match", "*")
                .expect(200);

        assertThat(http.get(creation.header("Location")).at("/content/parties/1/city"))
                .isEqualTo(otherWuxi);
        assertThat(http.get(merge.header("Location")).at("/into/id")).isEqualTo(otherWuxi);
        assertThat(http.get("/v1/change-requests?city=" + otherWuxi).ids())
                .containsExactlyInAnyOrder(creation.at("/id"), merge.at("/id"));
        submitted.answers(creation.header("Location"), ofWuxi, "accepted").expect(200);
        assertThat(http.get(subject(creation)).at("/parties/1/city/id")).isEqualTo(otherWuxi);
        // What was to be deleted is another record by now, about which no request was made.
        assertThat(http.get(deletion.header("Location")).at("/subject/id")).isEqualTo(deletion.at("/subject/id"));
        submitted.answers(deletion.header("Location"), Http.KEY, "accepted").expectProblem(422, "refused");
        http.get("/v1/cities/" + dunedin).expect(200);
    }

    @Test
    void takes_a_merge_back_with_the_requests_that_followed_it() {
        String other = given.city("Wuxi", "CN");
        Reply creation = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of())));
        http.post("/v1/cities/" + wuxi + "/merge", Map.of("into", other), "If-Match", "*")
                .expect(200);
        http.send("POST", "/v1/cities/" + wuxi + "/unmerge", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(200);

        assertThat(http.get(creation.header("Location")).at("/content/parties/1/city"))
                .isEqualTo(wuxi);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "delete", "merge"})
    void does_once_what_several_accept_at_once(String action) {
        String twin = given.city("Dunedin", "NZ");
        Map<String, Object> draft =
                switch (action) {
                    case "create" -> creation("partnerships", pair(dunedin, wuxi, Map.of()));
                    case "delete" -> deletion("partnerships", given.partnership(dunedin, wuxi, "contact"));
                    default -> merge("cities", twin, dunedin);
                };
        Reply asked = submitted.asks(draft).expect(201);
        String request = asked.header("Location");
        List<String> deciders = action.equals("merge") ? List.of(Http.KEY) : List.of(ofDunedin, ofWuxi, Http.KEY);
        for (String etag : List.of(asked.etag(), "*")) {
            List<Integer> told = AtOnce.run(6, i -> submitted
                    .answers(request, deciders.get(i % deciders.size()), "accepted", Map.of(), etag)
                    .status());
            boolean first = !etag.equals("*");
            assertThat(told.stream().filter(status -> status == 200)).hasSize(first ? 1 : 0);
            assertThat(told).containsOnly(first ? new Integer[] {200, 412} : new Integer[] {422});
        }
        assertRevisions(request, 2);
        assertRevisions(subject(asked), action.equals("create") ? 1 : 2);
    }

    private void assertRevisions(String path, int many) {
        http.get(path + "/revisions/" + many).expect(200);
        http.get(path + "/revisions/" + (many + 1)).expectProblem(404, "not-found");
    }

    /** Two offices ask for the same; of two that accept the one and the other at once, one is told what is there. */
    @Test
    void creates_one_of_two_that_are_the_same() {
        List<String> requests = new ArrayList<>();
        for (String key : List.of(ofDunedin, ofWuxi)) {
            requests.add(submitted
                    .asks(creation("partnerships", pair(dunedin, wuxi, Map.of())), key)
                    .expect(201)
                    .header("Location"));
        }
        List<Integer> told = AtOnce.run(
                2,
                i -> submitted.answers(requests.get(i), ofDunedin, "accepted").status());

        assertThat(told).containsExactlyInAnyOrder(200, 409);
        assertThat(http.get("/v1/partnerships").at("/page/total")).isEqualTo("1");
        assertThat(http.get("/v1/change-requests?status=open").ids()).hasSize(1);
    }

    @Test
    void leaves_all_as_it_was_where_it_cannot_be_done() {
        String request = submitted
                .asks(merge("cities", given.city("Dunedin", "NZ"), dunedin))
                .expect(201)
                .header("Location");
        String twin = http.get(request).at("/subject/id");
        given.partnership(twin, dunedin, "contact");
        Map<String, Long> before = stored.counts();

        Reply refused = submitted.answers(request, Http.KEY, "accepted").expectProblem(422, "refused");

        assertThat(refused.at("/detail")).contains("partners of each other");
        assertThat(stored.counts()).isEqualTo(before);
        assertThat(http.get(request).at("/status")).isEqualTo("open");
        http.get("/v1/cities/" + twin).expect(200);
    }

    @Test
    void lets_a_stranger_withdraw_and_shows_the_token_nowhere() {
        for (Map<String, Object> draft : List.of(
                creation("partnerships", pair(dunedin, wuxi, Map.of())),
                deletion("forums", given.forum("A forum", wuxi)),
                merge("cities", given.city("Dunedin", "NZ"), dunedin))) {
            Reply asked = submitted.asks(draft).expect(201);
            String request = asked.header("Location");
            String token = asked.header("Registry-Token");
            submitted.withdraws(request, "scr_request_guessed").expectProblem(404, "not-found");

            assertThat(submitted.withdraws(request, token).expect(200).at("/answers/0/by"))
                    .isEqualTo("anonymous");
            submitted.answers(request, Http.KEY, "accepted").expectProblem(422, "refused");
            for (String path :
                    List.of(request, request + "/revisions", "/v1/change-requests", "/v1/changes?after=0&limit=200")) {
                assertThat(http.get(path).expect(200).text()).doesNotContain(token, "token", "scr_request");
            }
        }
        assertThat(http.get("/v1/desk", "X-API-Key", ofDunedin).json().get("saidAboutUs"))
                .isEmpty();
    }

    @Test
    void tells_of_a_day_and_in_the_feed_what_was_asked_by_then() {
        Reply asked = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of())));
        String request = asked.header("Location");
        String then = asked.at("/createdAt");
        String number = asked.header("Registry-Sequence");
        submitted.answers(request, ofDunedin, "accepted").expect(200);

        assertThat(http.get(request + "?knownAt=" + then).expect(200).at("/status"))
                .isEqualTo("open");
        assertThat(http.get("/v1/change-requests?status=open&knownAt=" + then).ids())
                .containsExactly(asked.at("/id"));
        http.get(subject(asked) + "?knownAt=" + then).expectProblem(404, "not-found");
        List<String> told = new ArrayList<>();
        for (JsonNode change : http.get("/v1/changes?after=" + number).json().get("items")) {
            told.add(change.path("resource").asText() + " "
                    + change.path("action").asText());
        }
        assertThat(told).containsExactly("change-requests updated", "partnerships created");
    }
}
