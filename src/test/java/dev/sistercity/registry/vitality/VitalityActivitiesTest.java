package dev.sistercity.registry.vitality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What else two cities have to do with each other. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class VitalityActivitiesTest extends VitalityFixture {

    @Test
    void topics_are_active_for_five_years() {
        String old = exchange(wuxi, leverkusen, "2021-11-20", "topics", topics("steel"));
        String one = exchange(wuxi, leverkusen, "2021-11-21", "topics", topics("water", "youth"));
        String two = exchange(leverkusen, wuxi, "2024", "topics", topics("water"));

        Reply vitality = ofPartnership(DAY);

        assertThat(vitality.at("/topicsSince")).isEqualTo("2021-11-21");
        assertThat(texts(vitality, "/topics", "/topic", "/count", "/last"))
                .containsExactly("water 2 2024", "youth 1 2021-11-21");
        assertThat(ids(vitality, "/topics/0/records")).containsExactly(two, one);
        assertThat(texts(ofPartnership("asOf=2021-11-30"), "/topics", "/topic"))
                .containsExactlyInAnyOrder("steel", "water", "youth");
        assertThat(ids(ofPartnership("asOf=2021-11-20"), "/topics/0/records")).containsExactly(old);
        lead(vitality, 9);
    }

    @Test
    void commitments_are_open_until_they_are_done_or_dropped() {
        String exchange = exchange(wuxi, leverkusen, "2024-09-09");
        String stated = commitment(exchange, wuxi, leverkusen, "stated");
        String takenUp = commitment(exchange, leverkusen, null, "taken-up");
        commitment(exchange, wuxi, leverkusen, "done");
        commitment(exchange, leverkusen, wuxi, "dropped");
        String elsewhere = commitment(exchange(wuxi, gimhae, "2023"), wuxi, gimhae, "stated");

        assertThat(ids(ofPartnership(DAY), "/openCommitments/records")).containsExactlyInAnyOrder(stated, takenUp);
        Reply ofWuxi = ofCity(wuxi, DAY);
        assertThat(ids(ofWuxi, "/openCommitmentsMade/records")).containsExactlyInAnyOrder(stated, elsewhere);
        assertThat(ofWuxi.at("/openCommitmentsReceived/count")).isEqualTo("0");
        Reply ofLeverkusen = ofCity(leverkusen, DAY);
        assertThat(ids(ofLeverkusen, "/openCommitmentsMade/records")).containsExactly(takenUp);
        assertThat(ids(ofLeverkusen, "/openCommitmentsReceived/records")).containsExactly(stated);
        assertThat(ofLeverkusen.at("/openCommitments/count")).isEqualTo("2");
        lead(ofWuxi, 8);
        lead(ofLeverkusen, 8);
    }

    @Test
    void platforms_and_projects_of_both_sides_are_their_cooperations() {
        String project = given.record(
                "projects",
                Map.of(
                        "name",
                        "A project",
                        "owners",
                        List.of(wuxi),
                        "counterparts",
                        List.of(Map.of("city", leverkusen))));
        given.record("projects", Map.of("name", "Over", "owners", List.of(wuxi, leverkusen), "status", "ended"));
        given.record("platforms", Map.of("name", "Wuxi's own", "owners", List.of(wuxi)));

        Reply vitality = ofPartnership(DAY);
        assertThat(ids(vitality, "/cooperations/records")).containsExactly(project);
        assertThat(ofCity(wuxi, DAY).at("/cooperations/count")).isEqualTo("2");
        lead(vitality, 7);
    }

    private static List<?> topics(String... topics) {
        return List.of(topics).stream().map(topic -> Map.of("topic", topic)).toList();
    }

    private String commitment(String exchange, String city, String towards, String status) {
        Map<String, Object> draft = Given.draft(
                Map.of("kind", "wish", "speaker", Map.of("name", "Jane Doe", "position", "Mayor"), "city", city),
                Map.of(
                        "exchange",
                        exchange,
                        "topics",
                        List.of("education"),
                        "status",
                        status,
                        "quote",
                        Map.of("value", "We hope", "lang", "en")));
        if (towards != null) {
            draft.put("towards", List.of(Map.of("city", towards)));
        }
        return given.record("commitments", draft);
    }
}
