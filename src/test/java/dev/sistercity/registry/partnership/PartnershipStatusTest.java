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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The status follows from milestones, dates and words, by whatever way they are written. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartnershipStatusTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Sides sides;

    private Side osaka;
    private Side sanFrancisco;

    @BeforeEach
    void two_cities() {
        osaka = sides.side("Osaka", "JP");
        sanFrancisco = sides.side("San Francisco", "US");
    }

    @Test
    void is_ended_by_both_whose_milestones_say_so() {
        List<Map<String, ?>> byBoth = List.of(by(osaka, "ended", "2018-10-02"), by(sanFrancisco, "ended", "2019"));

        String posted = path(Map.of("established", "1957", "milestones", byBoth));
        assertThat(read(posted)).isEqualTo("ended by 2");

        String patched = path(Map.of("established", "1957", "kind", "contact"));
        sides.patches(patched, Http.KEY, Map.of("milestones", byBoth)).expect(200);
        assertThat(read(patched)).isEqualTo("ended by 2");

        String told = path(Map.of("established", "1957", "kind", "friendship-city"));
        sides.tells(told, osaka.key(), "ended", osaka.city()).expect(200);
        assertThat(read(told)).isEqualTo("ended by 1");
        sides.tells(told, sanFrancisco.key(), "ended", sanFrancisco.city()).expect(200);
        assertThat(read(told)).isEqualTo("ended by 2");
        sides.forgets(told, osaka.key(), osaka.city()).expect(200);
        assertThat(read(told)).isEqualTo("ended by 1");
        assertThat(http.get("/v1/partnerships?status=active").ids()).isEmpty();
        assertThat(http.get("/v1/cities/" + osaka.city()).at("/partnershipCount"))
                .isEqualTo("0");
    }

    @Test
    void is_neither_active_nor_ended_while_its_end_is_disputed() {
        String path = path(Map.of(
                "established",
                "1957-10-07",
                "milestones",
                List.of(by(osaka, "ended", "2018-10-02"), by(sanFrancisco, "end-disputed", "2018-10-04"))));

        assertThat(read(path)).isEqualTo("end-disputed by 1");
        assertThat(http.get("/v1/partnerships?status=end-disputed").ids()).hasSize(1);
        assertThat(http.get("/v1/partnerships?status=active").ids()).isEmpty();
        assertThat(http.get("/v1/partnerships?status=ended").ids()).isEmpty();
        assertThat(http.get("/v1/anniversaries?from=2027-01-01&until=2027-12-31")
                        .ids())
                .isEmpty();
        assertThat(http.get("/v1/cities/" + osaka.city() + "/partnerships?status=end-disputed&asOf=2020")
                        .ids())
                .hasSize(1);
        assertThat(http.get(path + "?asOf=2018-10-05").at("/status")).isEqualTo("end-disputed");
        assertThat(http.get(path + "?asOf=2017").at("/status")).isEqualTo("active");

        Reply second = http.post("/v1/partnerships", draft(Map.of()));
        second.expectProblem(409, "duplicate");
    }

    @Test
    void has_a_term_while_its_end_is_to_come() {
        String path = path(Map.of("established", "2020", "ended", "2999-12-31"));

        assertThat(read(path)).isEqualTo("active by 0");
        assertThat(http.get(path).at("/ended")).isEqualTo("2999-12-31");
        assertThat(http.get(path + "?asOf=3000").status()).isEqualTo(404);
        assertThat(http.get("/v1/partnerships?status=active").ids()).hasSize(1);
        assertRefused(sides.patches(path, Http.KEY, Map.of("status", "ended")), "/status");

        sides.patches(path, Http.KEY, Map.of("ended", "2021")).expect(200);
        assertThat(read(path)).isEqualTo("ended by 0");
        assertRefused(sides.patches(path, Http.KEY, Map.of("status", "active")), "/status");
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("ended", null);
        sides.patches(path, Http.KEY, none).expect(200);
        assertThat(read(path)).isEqualTo("active by 0");
    }

    @Test
    void a_proposal_that_came_to_a_term_is_restored_as_it_was() {
        String path = path(Map.of("status", "proposed"));
        sides.patches(path, Http.KEY, Map.of("ended", "2999")).expect(200);
        Reply before = http.get(path).expect(200);

        http.delete(path, "*").expect(204);
        http.post(path + "/restore", "", "If-Match", "*").expect(200);

        Reply after = http.get(path).expect(200);
        assertThat(after.at("/status")).isEqualTo("proposed");
        assertThat(after.at("/ended")).isEqualTo(before.at("/ended"));
    }

    @Test
    void takes_no_span_for_a_date_of_founding() {
        Reply posted = http.post("/v1/partnerships", draft(Map.of("established", "1992/2022")));
        assertRefused(posted, "/established");
        assertThat(posted.text()).contains("ended");

        String path = path(Map.of("established", "1992/.."));
        assertRefused(sides.patches(path, Http.KEY, Map.of("established", "1992?/2022?")), "/established");
        assertRefused(
                sides.states(path, osaka, osaka.city(), Map.of("stance", "confirmed", "established", "1992/2022")),
                "/established");
    }

    @Test
    void is_proposed_from_its_letter_of_intent_on() {
        String intended = path(Map.of("milestones", List.of(of("letter-of-intent", "2019-02-18"))));
        assertThat(read(intended)).isEqualTo("proposed by 0");

        String made = path(Map.of(
                "kind",
                "contact",
                "established",
                "1994-10",
                "milestones",
                List.of(of("proposed", "1992"), of("signed", "1994-10"))));
        assertThat(http.get(made + "?asOf=1993").expect(200).at("/status")).isEqualTo("proposed");
        assertThat(http.get("/v1/partnerships?asOf=1993&status=proposed").ids()).hasSize(1);
        assertThat(http.get(made + "?asOf=1991").status()).isEqualTo(404);
        assertThat(http.get("/v1/cities/" + osaka.city() + "?asOf=1993").at("/partnershipCount"))
                .isEqualTo("0");
    }

    @Test
    void is_dormant_by_a_milestone_without_a_date_until_it_is_resumed() {
        String path = path(Map.of("established", "1957", "milestones", List.of(Map.of("type", "dormant"))));
        assertThat(read(path)).isEqualTo("dormant by 0");
        assertThat(http.get(path).json().at("/milestones/0").has("date")).isFalse();

        assertRefused(sides.patches(path, osaka.key(), Map.of("status", "active")), "/status");
        sides.patches(
                        path,
                        osaka.key(),
                        Map.of("milestones", List.of(Map.of("type", "dormant"), of("resumed", "2020"))))
                .expect(200);
        assertThat(read(path)).isEqualTo("active by 0");
        assertRefused(sides.patches(path, osaka.key(), Map.of("status", "dormant")), "/status");

        String stated = path(Map.of("kind", "unspecified", "status", "dormant"));
        assertThat(read(stated)).isEqualTo("dormant by 0");
        sides.patches(stated, osaka.key(), Map.of("status", "active")).expect(200);
        assertThat(read(stated)).isEqualTo("active by 0");
    }

    private String path(Map<String, ?> more) {
        return http.post("/v1/partnerships?allowDuplicate=given", draft(more))
                .expect(201)
                .header("Location");
    }

    private Map<String, Object> draft(Map<String, ?> more) {
        return Given.draft(
                Map.of(
                        "kind",
                        "sister-city",
                        "parties",
                        List.of(Map.of("city", osaka.city()), Map.of("city", sanFrancisco.city()))),
                more);
    }

    /** Status, and how many sides ended it. */
    private String read(String path) {
        Reply read = http.get(path).expect(200);
        return read.at("/status") + " by " + read.json().get("endedBy").size();
    }

    private static void assertRefused(Reply reply, String pointer) {
        assertThat(reply.expectProblem(422, "refused").faults()).containsExactly(pointer);
    }

    private static Map<String, String> by(Side side, String type, String date) {
        return Map.of("type", type, "date", date, "by", side.city());
    }

    private static Map<String, String> of(String type, String date) {
        return Map.of("type", type, "date", date);
    }
}
