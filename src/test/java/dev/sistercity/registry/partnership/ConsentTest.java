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

/** After all sides have confirmed: what one of them wants to change, the others are asked about. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ConsentTest {

    @Inject
    Sides sides;

    @Inject
    Given given;

    @Inject
    Http http;

    private Side shanghai;
    private Side dunedin;
    private String path;

    @BeforeEach
    void agree() {
        shanghai = sides.side("Shanghai", "CN");
        dunedin = sides.side("Dunedin", "NZ");
        path = sides.recorded(
                shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "1994", "fields", List.of("youth")));
        sides.states(path, dunedin, "confirmed").expect(200);
    }

    @Test
    void makes_the_change_when_the_other_side_accepts_it() {
        String before = http.get(path).etag();
        Reply asked = sides.patches(
                        path + "?reason=The%20minutes%20say%20so",
                        shanghai.key(),
                        Map.of("established", "1994-10-09", "fields", List.of("culture")))
                .expect(202);
        String request = asked.header("Location");
        assertThat(http.get(path).etag()).isEqualTo(before);
        assertThat(asked.at("/kind")).isEqualTo("consent");
        assertThat(asked.at("/status")).isEqualTo("open");
        assertThat(asked.at("/subject/title")).isEqualTo("Shanghai – Dunedin");
        assertThat(asked.at("/patch/established")).isEqualTo("1994-10-09");
        assertThat(asked.at("/asked/0/name")).isEqualTo("Dunedin");
        assertThat(http.get(request).text()).isEqualTo(asked.text());
        assertThat(http.get("/v1/change-requests?status=open&city=" + dunedin.city())
                        .ids())
                .containsExactly(asked.at("/id"));

        Reply accepted = sides.answers(request, dunedin.key(), "accepted").expect(200);

        assertThat(accepted.at("/status")).isEqualTo("accepted");
        assertThat(accepted.at("/answers/0/cities/0")).isEqualTo(dunedin.city());
        Reply read = http.get(path);
        assertThat(read.at("/established")).isEqualTo("1994-10-09");
        assertThat(read.at("/fields/0")).isEqualTo("culture");
        assertThat(read.at("/verification")).isEqualTo("confirmed");
        Reply revision = http.get(path + "/revisions/" + read.at("/version"));
        assertThat(revision.at("/reason"))
                .isEqualTo("Change request " + asked.at("/id") + " by " + asked.at("/by") + ": The minutes say so");
        assertThat(revision.at("/actor")).isEqualTo(asked.at("/by"));
        assertThat(http.get("/v1/change-requests?status=open").ids()).isEmpty();
    }

    @Test
    void changes_nothing_when_the_other_side_declines_or_the_first_one_withdraws() {
        String declined = asked("1993");
        assertThat(sides.answers(declined, dunedin.key(), "declined")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("declined");
        String withdrawn = asked("1992");
        assertThat(sides.answers(withdrawn, shanghai.key(), "withdrawn")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("withdrawn");

        assertThat(http.get(path).at("/established")).isEqualTo("1994");
        for (String verdict : List.of("accepted", "declined", "withdrawn")) {
            sides.answers(declined, dunedin.key(), verdict).expectProblem(422, "refused");
            sides.answers(withdrawn, shanghai.key(), verdict).expectProblem(422, "refused");
        }
    }

    @Test
    void lets_only_the_sides_that_are_asked_answer() {
        String request = asked("1993");
        String kyoto = given.office(given.city("Kyoto", "JP"));
        for (String key : List.of(shanghai.key(), kyoto, Http.KEY)) {
            sides.answers(request, key, "accepted").expectProblem(403, "forbidden");
            sides.answers(request, key, "declined").expectProblem(403, "forbidden");
        }
        for (String key : List.of(dunedin.key(), kyoto, Http.KEY)) {
            sides.answers(request, key, "withdrawn").expectProblem(403, "forbidden");
        }
        sides.answers(request, null, "accepted").expectProblem(401, "unauthenticated");
        assertThat(http.get(request).at("/status")).isEqualTo("open");
    }

    @Test
    void asks_anew_when_what_was_confirmed_has_changed_since() {
        String first = asked("1993");
        String second = asked("1992");
        sides.answers(first, dunedin.key(), "accepted").expect(200);

        sides.answers(second, dunedin.key(), "accepted").expectProblem(422, "refused");

        assertThat(http.get(path).at("/established")).isEqualTo("1993");
        assertThat(http.get(second).at("/status")).isEqualTo("open");
        sides.patches(path + "?reason=x", Http.KEY, Map.of("kind", "friendship-city"))
                .expect(200);
        sides.answers(second, dunedin.key(), "accepted").expectProblem(422, "refused");
        assertThat(http.get(path).at("/verification")).isEqualTo("sourced");
    }

    @Test
    void makes_an_accepted_change_to_the_record_as_it_is_by_then() {
        String request = asked("1993");
        sides.patches(path, dunedin.key(), Map.of("fields", List.of("sports"))).expect(200);

        sides.answers(request, dunedin.key(), "accepted").expect(200);

        assertThat(http.get(path).at("/established")).isEqualTo("1993");
        assertThat(http.get(path).at("/fields/0")).isEqualTo("sports");
    }

    @Test
    void refuses_what_could_not_be_made_before_it_asks_anybody() {
        sides.patches(path, shanghai.key(), Map.of("established", "yesterday")).expectProblem(400, "malformed");
        sides.patches(path, shanghai.key(), Map.of("established", "1993", "milestones", "x"))
                .expectProblem(400, "malformed");
        sides.patches(
                        path,
                        shanghai.key(),
                        Map.of(
                                "established",
                                "1993",
                                "milestones",
                                List.of(Map.of("type", "ended", "date", "2020", "by", dunedin.city()))))
                .expectProblem(403, "forbidden");
        assertThat(http.get("/v1/change-requests").ids()).isEmpty();
    }

    @Test
    void asks_nobody_in_a_dry_run() {
        Reply dry = sides.patches(path + "?dryRun=true", shanghai.key(), Map.of("established", "1993"))
                .expect(200);
        assertThat(dry.at("/kind")).isEqualTo("consent");
        assertThat(dry.header("Location")).isNull();
        assertThat(http.get("/v1/change-requests").ids()).isEmpty();
    }

    @Test
    void stays_agreed_though_a_side_takes_its_confirmation_back() {
        sides.states(path, shanghai, "none").expect(200);
        String request = asked("1993");

        sides.answers(request, dunedin.key(), "accepted").expect(200);

        assertThat(sides.state(path)).isEqualTo("active c c");
        assertThat(http.get(path).at("/established")).isEqualTo("1993");
    }

    @Test
    void waits_for_all_others_of_a_partnership_of_three() {
        Side kyoto = sides.side("Kyoto", "JP");
        String three = sides.recorded(
                shanghai.key(), List.of(shanghai, dunedin, kyoto), Map.of("status", "proposed", "established", "2001"));
        sides.states(three, dunedin, "confirmed").expect(200);
        assertThat(http.get(three).at("/status")).isEqualTo("proposed");
        sides.states(three, kyoto, "confirmed").expect(200);
        assertThat(http.get(three).at("/status")).isEqualTo("active");

        String request = sides.patches(three, kyoto.key(), Map.of("established", "2002"))
                .expect(202)
                .header("Location");
        assertThat(sides.answers(request, shanghai.key(), "accepted")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("open");
        sides.answers(request, shanghai.key(), "accepted").expectProblem(422, "refused");
        assertThat(http.get(three).at("/established")).isEqualTo("2001");
        assertThat(sides.answers(request, dunedin.key(), "accepted").expect(200).at("/status"))
                .isEqualTo("accepted");
        assertThat(http.get(three).at("/established")).isEqualTo("2002");
    }

    @Test
    void lets_a_side_withdraw_from_a_proposal_of_three_that_another_still_stands_by() {
        Side kyoto = sides.side("Kyoto", "JP");
        String three = sides.recorded(shanghai.key(), List.of(shanghai, dunedin, kyoto), Map.of("status", "proposed"));
        sides.states(three, dunedin, "confirmed").expect(200);

        sides.states(three, shanghai, "none").expect(200);
        assertThat(http.get(three).at("/status")).isEqualTo("proposed");
        sides.states(three, dunedin, "none").expect(200);
        assertThat(http.get(three).at("/status")).isEqualTo("rejected");
    }

    @Test
    void shows_an_end_as_both_sides_said_it() {
        sides.tells(path, shanghai.key(), "ended", shanghai.city()).expect(200);
        assertThat(http.get(path).at("/endedBy/0/name")).isEqualTo("Shanghai");
        sides.tells(path, dunedin.key(), "end-disputed", dunedin.city()).expect(200);

        Reply read = http.get(path);

        assertThat(read.at("/status")).isEqualTo("end-disputed");
        assertThat(read.at("/verification")).isEqualTo("confirmed");
        assertThat(read.at("/milestones/0/type")).isEqualTo("ended");
        assertThat(read.at("/milestones/0/by/name")).isEqualTo("Shanghai");
        assertThat(read.at("/milestones/1/type")).isEqualTo("end-disputed");
        assertThat(read.at("/milestones/1/by/name")).isEqualTo("Dunedin");
    }

    @Test
    void finds_the_second_partnership_that_a_disputed_end_would_leave() {
        sides.tells(path, shanghai.key(), "ended", shanghai.city()).expect(200);
        sides.recorded(shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "2021"));

        sides.tells(path, dunedin.key(), "end-disputed", dunedin.city()).expectProblem(409, "duplicate");
    }

    private String asked(String established) {
        return sides.patches(path, shanghai.key(), Map.of("established", established))
                .expect(202)
                .header("Location");
    }

    @Test
    void keeps_what_the_sides_said_of_two_records_that_become_one() {
        String friendship = sides.recorded(
                shanghai.key(), List.of(shanghai, dunedin), Map.of("kind", "friendship-city", "established", "1993"));
        String contact = sides.recorded(dunedin.key(), List.of(shanghai, dunedin), Map.of("kind", "contact"));
        sides.states(friendship, dunedin, "disputed").expect(200);

        merge(friendship, contact);

        Reply read = http.get(contact);
        assertThat(sides.state(contact)).isEqualTo("active n n");
        assertThat(read.at("/established")).isEqualTo("1993");
        assertThat(read.at("/parties/0/confirmation/kind")).isEqualTo("friendship-city");
        assertThat(read.at("/parties/0/confirmation/established")).isEqualTo("1993");
        assertThat(read.at("/parties/1/confirmation/kind")).isEqualTo("contact");
    }

    @Test
    void is_agreed_when_each_side_has_confirmed_another_record_of_the_same() {
        Side hu = sides.side("Hu", "CN");
        Side kyoto = sides.side("Kyoto", "JP");
        String proposed = sides.recorded(
                shanghai.key(), List.of(shanghai, kyoto), Map.of("established", "1994", "status", "proposed"));
        sides.recorded(kyoto.key(), List.of(hu, kyoto), Map.of("established", "1994", "status", "proposed"));

        http.post("/v1/cities/" + hu.city() + "/merge", Map.of("into", shanghai.city()), "If-Match", "*")
                .expect(200);

        assertThat(sides.state(proposed)).isEqualTo("active c c");
        assertThat(http.get(proposed).at("/verification")).isEqualTo("confirmed");
    }

    private void merge(String path, String into) {
        String id = into.substring(into.lastIndexOf('/') + 1);
        http.post(path + "/merge", Map.of("into", id), "If-Match", "*").expect(200);
    }
}
