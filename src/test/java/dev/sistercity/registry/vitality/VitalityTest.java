package dev.sistercity.registry.vitality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class VitalityTest extends VitalityFixture {

    @Test
    void tells_last_contact_and_exchanges_as_each_side_sees_them() {
        exchange(wuxi, leverkusen, "2019-05-04");
        String back = exchange(leverkusen, wuxi, "2024-09-09");
        String joined = exchange(leverkusen, wuxi, "2021", "partnership", partnership);
        exchange(wuxi, gimhae, "2025-01-01");

        Reply vitality = ofPartnership(DAY);

        assertThat(vitality.at("/partnership/name")).isEqualTo("Wuxi – Leverkusen");
        assertThat(vitality.at("/status")).isEqualTo("active");
        assertThat(vitality.at("/lastContact/date")).isEqualTo("2024-09-09");
        assertThat(vitality.at("/lastContact/record/href")).isEqualTo("/v1/exchanges/" + back);
        assertThat(vitality.at("/yearsWithoutContact")).isEqualTo("2");
        assertThat(vitality.at("/countedFrom/what")).isEqualTo("contact");
        assertThat(vitality.at("/exchanges/count")).isEqualTo("3");
        assertThat(vitality.at("/sides/0/city/name")).isEqualTo("Wuxi");
        assertThat(vitality.at("/sides/0/exchangesIn/count")).isEqualTo("1");
        assertThat(ids(vitality, "/sides/0/exchangesOut/records")).containsExactly(back, joined);
        assertThat(ids(vitality, "/sides/1/exchangesIn/records")).containsExactly(back, joined);
        assertThat(vitality.at("/sides/1/exchangesOut/count")).isEqualTo("1");
        lead(vitality, 7);
    }

    @Test
    void counts_a_partnership_without_any_exchange_from_when_it_was_established() {
        Reply vitality = ofPartnership(DAY);

        assertThat(vitality.json().has("lastContact")).isFalse();
        assertThat(vitality.at("/yearsWithoutContact")).isEqualTo("20");
        assertThat(vitality.at("/countedFrom/what")).isEqualTo("establishment");
        assertThat(vitality.at("/countedFrom/date")).isEqualTo("2006-04-27");
        assertThat(vitality.at("/exchanges/count")).isEqualTo("0");
        assertThat(vitality.at("/events/0/type")).isEqualTo("established");

        String undated = given.partnership(wuxi, gimhae, "contact");
        Reply unknown = http.get("/v1/partnerships/" + undated + "/vitality").expect(200);
        assertThat(unknown.json().has("yearsWithoutContact")).isFalse();
        assertThat(unknown.json().has("countedFrom")).isFalse();
    }

    @Test
    void counts_from_the_last_agreement_where_the_sides_have_renewed_it_since() {
        String renewed = given.partnership(
                List.of(wuxi, gimhae),
                Map.of(
                        "established",
                        "1995",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "1995"),
                                Map.of("type", "renewed", "date", "2013-04"),
                                Map.of("type", "suspended", "date", "2020"),
                                Map.of("type", "resumed", "date", "2030"))));

        Reply vitality = http.get("/v1/partnerships/" + renewed + "/vitality?" + DAY);
        assertThat(vitality.at("/countedFrom/what")).isEqualTo("agreement");
        assertThat(vitality.at("/countedFrom/date")).isEqualTo("2013-04");
        assertThat(vitality.at("/yearsWithoutContact")).isEqualTo("13");
        // 1995 stands in its first milestone; what is to come has not happened.
        assertThat(texts(vitality, "/events", "/type", "/pointer").toString().replaceAll("~.{5}", "~"))
                .isEqualTo("[signed /milestones/~, renewed /milestones/~, suspended /milestones/~]");
    }

    @Test
    void looks_at_any_day_and_takes_imprecise_dates_for_what_they_may_mean() {
        String coarse = exchange(wuxi, leverkusen, "2010");
        exchange(leverkusen, wuxi, "2020-03-01");
        exchange(wuxi, leverkusen, "2008?");

        Reply july = ofPartnership("asOf=2010-07-01");
        assertThat(ids(july, "/exchanges/records")).hasSize(2).startsWith(coarse);
        assertThat(july.at("/yearsWithoutContact")).isEqualTo("0");
        Reply certain = ofPartnership("asOf=2010-07-01&certainty=certain");
        assertThat(certain.at("/exchanges/count")).isEqualTo("0");
        assertThat(certain.at("/yearsWithoutContact")).isEqualTo("4");
        // At least: from the last day of 2010.
        assertThat(ofPartnership("asOf=2019-12-30").at("/yearsWithoutContact")).isEqualTo("8");
        assertThat(ofPartnership("asOf=2019-12-31").at("/yearsWithoutContact")).isEqualTo("9");
        lead(july, 7);
        lead(certain, 7);
    }

    @Test
    void leaves_out_what_was_not_held() {
        exchange(wuxi, leverkusen, "2024-09-09", "status", "cancelled");
        exchange(wuxi, leverkusen, "2024-09-09", "status", "postponed");
        exchange(wuxi, leverkusen, "2027-01-01");

        assertThat(ofPartnership(DAY).at("/exchanges/count")).isEqualTo("0");
    }

    @Test
    void a_forum_of_both_sides_is_a_contact_too() {
        String forum = given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "A forum",
                        "hostCity",
                        wuxi,
                        "date",
                        "2023-12-01",
                        "topics",
                        List.of("green-and-low-carbon"),
                        "participants",
                        List.of(Map.of("city", leverkusen, "roles", List.of("speaker")))));
        given.forum("Without Leverkusen", wuxi);

        Reply vitality = ofPartnership(DAY);
        assertThat(vitality.at("/lastContact/record/href")).isEqualTo("/v1/forums/" + forum);
        assertThat(ids(vitality, "/forums/records")).containsExactly(forum);
        assertThat(vitality.at("/topics/0/topic")).isEqualTo("green-and-low-carbon");
        lead(vitality, 8);
    }

    @Test
    void the_partnerships_that_have_slept_for_the_longest_come_first() {
        String asleep = given.partnership(List.of(wuxi, gimhae), Map.of("established", "1995"));
        given.partnership(List.of(wuxi, yixing), Map.of("status", "ended", "established", "1990"));
        exchange(wuxi, leverkusen, "2025");

        Reply vitality = ofCity(wuxi, "lang=en");

        assertThat(ids(vitality, "/partnerships", "/partnership/id")).containsExactly(asleep, partnership);
        assertThat(vitality.at("/partnerships/0/countedFrom/what")).isEqualTo("establishment");
        assertThat(vitality.at("/partnerships/1/contacts")).isEqualTo("1");
        assertThat(vitality.at("/partnerships/1/lastContact")).isEqualTo("2025");
        assertThat(vitality.at("/partnershipCounts/0/partnerships")).isEqualTo("2");
        String href = vitality.at("/partnerships/1/href");
        assertThat(http.get(href).expect(200).at("/exchanges/count")).isEqualTo("1");
    }

    @Test
    void is_the_same_until_something_changes() {
        Reply first = ofCity(wuxi, DAY);
        Reply again = http.get(first.request().substring(4), "If-None-Match", first.etag());
        assertThat(again.status()).isEqualTo(304);

        exchange(wuxi, leverkusen, "2025");

        Reply then = ofCity(wuxi, DAY);
        assertThat(then.etag()).isNotEqualTo(first.etag());
        assertThat(then.at("/exchanges/count")).isEqualTo("1");
        assertThat(Long.parseLong(then.header("Registry-Sequence")))
                .isGreaterThan(Long.parseLong(first.header("Registry-Sequence")));
    }

    @Test
    void refuses_what_it_cannot_look_at() {
        String path = "/v1/partnerships/" + partnership + "/vitality?";
        for (String wrong : List.of(
                "asOf=199X",
                "asOf=2024~",
                "asOf=2023/2024",
                "asOf=abc",
                "asOf=0",
                "asOf=99999",
                "asOf=2024-02-30",
                "asOf=-2024",
                "asOf=%00",
                "certainty=perhaps",
                "within=yes",
                "within=" + wuxi,
                "lang=no such",
                "lang=%FF")) {
            Reply refused = http.get(path + wrong.replace(" ", "%20")).expectProblem(400, "malformed");
            assertThat(refused.faults()).as(wrong).containsExactly(wrong.replaceFirst("=.*", ""));
        }
        assertThat(http.get(path + "asof=2024").expectProblem(400, "malformed").text())
                .contains("Did you mean asOf?");
        http.get("/v1/partnerships/" + wuxi + "/vitality").expectProblem(404, "not-found");
        http.get("/v1/cities/" + partnership + "/vitality").expectProblem(404, "not-found");
        http.get("/v1/cities/nowhere/vitality").expectProblem(400, "malformed");
        http.get(path + DAY, "Accept", "text/csv").expectProblem(406, "not-acceptable");
    }
}
