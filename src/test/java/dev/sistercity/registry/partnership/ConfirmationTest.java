package dev.sistercity.registry.partnership;

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

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ConfirmationTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String ofShanghai;
    private String ofDunedin;

    @BeforeEach
    void offices() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city(
                "Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2191562"))));
        ofShanghai = given.office(shanghai);
        ofDunedin = given.office(dunedin);
    }

    @Test
    void makes_a_partnership_of_a_proposal_that_the_other_side_confirms() {
        String path = proposal();
        assertThat(http.get(path).at("/status")).isEqualTo("proposed");
        assertThat(http.get(path).at("/verification")).isEqualTo("confirmed-by-one");
        assertThat(http.get(path).at("/parties/0/confirmation/stance")).isEqualTo("confirmed");
        assertThat(http.get(path).at("/parties/0/confirmation/by")).startsWith("office:");

        Reply confirmed = put(path, "geonames:2191562", ofDunedin, Map.of("stance", "confirmed"))
                .expect(200);

        assertThat(confirmed.at("/stance")).isEqualTo("confirmed");
        assertThat(http.get(path).at("/status")).isEqualTo("active");
        assertThat(http.get(path).at("/verification")).isEqualTo("confirmed");
        assertThat(http.get("/v1/partnerships?verification=confirmed").ids()).hasSize(1);
        assertThat(http.get("/v1/partnerships?verification=confirmed-by-one").ids())
                .isEmpty();
    }

    @Test
    void rejects_a_proposal_that_the_other_side_declines_or_its_proposer_withdraws() {
        String declined = proposal();
        put(declined, dunedin, ofDunedin, Map.of("stance", "disputed", "note", "Not in this term"))
                .expect(200);
        assertThat(http.get(declined).at("/status")).isEqualTo("rejected");
        assertThat(http.get(declined).at("/parties/1/confirmation/note")).isEqualTo("Not in this term");

        String withdrawn = proposal();
        put(withdrawn, shanghai, ofShanghai, Map.of("stance", "none")).expect(200);
        assertThat(http.get(withdrawn).at("/status")).isEqualTo("rejected");

        put(withdrawn, dunedin, ofDunedin, Map.of("stance", "confirmed")).expectProblem(422, "refused");
    }

    @Test
    void keeps_and_shows_and_lists_as_a_conflict_what_the_sides_say_differently() {
        String path = recorded(Map.of("established", "1994-10"));

        put(path, dunedin, ofDunedin, Map.of("stance", "confirmed", "established", "1993", "kind", "friendship-city"))
                .expect(200);

        Reply read = http.get(path);
        assertThat(read.at("/established")).isEqualTo("1994-10");
        assertThat(read.at("/verification")).isEqualTo("confirmed");
        assertThat(read.at("/parties/1/confirmation/established")).isEqualTo("1993");
        assertThat(read.at("/parties/1/confirmation/kind")).isEqualTo("friendship-city");
        Reply conflicts = http.get("/v1/conflicts?subject=" + read.at("/id") + "&pointer=/established");
        assertThat(conflicts.ids()).hasSize(1);
        assertThat(conflicts.at("/items/0/claims/0/value")).isEqualTo("1993");
        assertThat(conflicts.at("/items/0/claims/0/source/publisher")).isEqualTo("Dunedin");
        assertThat(http.get("/v1/conflicts?subject=" + read.at("/id")).ids()).hasSize(2);

        put(path, dunedin, ofDunedin, Map.of("stance", "confirmed")).expect(200);
        assertThat(http.get("/v1/conflicts?subject=" + read.at("/id")).ids()).isEmpty();
        assertThat(http.get(path).at("/parties/1/confirmation/established")).isNull();
    }

    @Test
    void answers_the_same_to_the_same_word_and_changes_nothing() {
        String path = recorded(Map.of());
        Map<String, String> word = Map.of("stance", "confirmed", "established", "1993");
        Reply first = put(path, dunedin, ofDunedin, word).expect(200);

        Reply again = put(path, dunedin, ofDunedin, word).expect(200);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.etag()).isEqualTo(first.etag());
        Reply read = http.get(path + "/confirmations/geonames:2191562").expect(200);
        assertThat(read.text()).isEqualTo(first.text());
        assertThat(read.etag()).isEqualTo(first.etag());
    }

    @Test
    void lets_only_the_office_of_a_side_speak_for_it() {
        String path = recorded(Map.of());
        String stranger = given.office(given.city("Kyoto", "JP"));
        for (String key : List.of(ofShanghai, stranger, Http.KEY)) {
            put(path, dunedin, key, Map.of("stance", "confirmed")).expectProblem(403, "forbidden");
        }
        assertThat(http.get(path).at("/parties/1/confirmation/stance")).isEqualTo("none");
    }

    @Test
    void takes_no_word_about_what_its_speaker_has_not_seen() {
        String path = recorded(Map.of());
        String stale = http.get(path).etag();
        patch(path, Map.of("established", "1950"), ofShanghai).expect(200);

        Map<String, String> word = Map.of("stance", "confirmed");
        put(path, dunedin, ofDunedin, word, stale).expectProblem(412, "stale");
        put(path, dunedin, ofDunedin, word, "*").expectProblem(428, "precondition-required");
        put(path, dunedin, ofDunedin, word, null).expectProblem(428, "precondition-required");
    }

    @Test
    void finds_no_confirmation_of_a_city_that_is_no_party() {
        String path = recorded(Map.of());
        String kyoto = given.city("Kyoto", "JP");
        http.get(path + "/confirmations/" + kyoto).expectProblem(404, "not-found");
        http.get(path + "/confirmations/geonames:1").expectProblem(404, "not-found");
        put(path, kyoto, given.office(kyoto), Map.of("stance", "confirmed")).expectProblem(403, "forbidden");
        http.get("/v1/partnerships/" + kyoto + "/confirmations/" + kyoto).expectProblem(404, "not-found");
    }

    @Test
    void keeps_the_word_of_a_side_when_the_other_one_changes_what_it_had_confirmed() {
        String path = recorded(Map.of("established", "1994"));

        patch(path, Map.of("established", "1979"), ofDunedin).expect(200);

        Reply read = http.get(path);
        assertThat(read.at("/established")).isEqualTo("1979");
        assertThat(read.at("/verification")).isEqualTo("sourced");
        assertThat(read.at("/parties/0/confirmation/stance")).isEqualTo("none");
        assertThat(read.at("/parties/0/confirmation/established")).isEqualTo("1994");
        assertThat(http.get("/v1/conflicts?subject=" + read.at("/id") + "&pointer=/established")
                        .ids())
                .hasSize(1);
    }

    @Test
    void lets_an_office_leave_the_words_of_the_other_side_alone() {
        String path = "/v1/partnerships/"
                + given.partnership(
                        List.of(shanghai, dunedin),
                        Map.of(
                                "milestones",
                                List.of(
                                        Map.of("type", "proposed", "date", "1992", "by", dunedin),
                                        Map.of("type", "signed", "date", "1994"))));

        patch(path, Map.of("milestones", List.of()), ofShanghai).expectProblem(403, "forbidden");
        patch(path, Map.of("endedBy", List.of(dunedin), "status", "ended"), ofShanghai)
                .expectProblem(403, "forbidden");
        Map<String, String> one = Map.of("city", shanghai);
        Map<String, String> renamed = Map.of("city", dunedin, "nameAsSigned", "Dunedin City");
        patch(path, Map.of("parties", List.of(one, renamed)), ofShanghai).expectProblem(403, "forbidden");
        patch(path, Map.of("parties", List.of(one, renamed)), ofDunedin).expect(200);
        patch(
                        path,
                        Map.of(
                                "milestones",
                                List.of(
                                        Map.of("type", "proposed", "date", "1992", "by", dunedin),
                                        Map.of("type", "renewed", "date", "2004", "by", shanghai))),
                        ofShanghai)
                .expect(200);
    }

    @Test
    void refuses_to_be_told_what_the_sides_say() {
        http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "sister-city",
                                "parties",
                                List.of(Map.of("city", shanghai), Map.of("city", dunedin)),
                                "consent",
                                Map.of("statements", List.of())))
                .expectProblem(400, "malformed");
        String path = recorded(Map.of());
        Reply reply = patch(path, "{\"consent\":null}", ofShanghai).expectProblem(400, "malformed");
        assertThat(reply.faults()).containsExactly("/consent");
    }

    @Test
    void lets_nobody_but_the_registrar_delete_what_another_side_has_spoken_about() {
        String path = recorded(Map.of());
        http.send("DELETE", path, null, "X-API-Key", ofDunedin, "If-Match", "*").expectProblem(403, "forbidden");
        http.send("DELETE", path, null, "X-API-Key", ofShanghai, "If-Match", "*")
                .expect(204);
    }

    /** Of Shanghai's office, to Dunedin. */
    private String proposal() {
        return recorded(Map.of("status", "proposed"));
    }

    private String recorded(Map<String, ?> more) {
        Map<String, Object> draft = Given.draft(
                Map.of("kind", "sister-city", "parties", List.of(Map.of("city", shanghai), Map.of("city", dunedin))),
                more);
        return http.send(
                        "POST",
                        "/v1/partnerships",
                        Http.bytes(draft),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        ofShanghai)
                .expect(201)
                .header("Location");
    }

    private Reply put(String path, String city, String key, Object word) {
        return put(path, city, key, word, http.get(path).etag());
    }

    private Reply put(String path, String city, String key, Object word, String etag) {
        return http.send(
                "PUT",
                path + "/confirmations/" + city,
                Http.bytes(word),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                etag);
    }

    private Reply patch(String path, Object change, String key) {
        return http.send(
                "PATCH",
                path,
                Http.bytes(change),
                "Content-Type",
                Http.MERGE_PATCH,
                "X-API-Key",
                key,
                "If-Match",
                http.get(path).etag());
    }
}
