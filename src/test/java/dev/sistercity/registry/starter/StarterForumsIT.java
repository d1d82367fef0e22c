package dev.sistercity.registry.starter;

import static dev.sistercity.registry.starter.RecordTexts.texts;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The forums of Wuxi and Shanghai, as their publications tell them. */
class StarterForumsIT {

    @Test
    void the_tenth_wuxi_forum_is_told_as_its_publications_tell_it() {
        JsonNode forum = read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e?include=claims");

        assertThat(forum.at("/date").asText()).isEqualTo("2021-12-08");
        assertThat(forum.at("/edition/number").asInt()).isEqualTo(10);
        assertThat(forum.at("/venueCity/name").asText()).isEqualTo("Yixing");
        assertThat(read("/v1/cities/" + forum.at("/venueCity/id").asText())
                        .at("/partOf/name")
                        .asText())
                .isEqualTo("Wuxi");
        assertThat(texts(forum, "/coLocatedWith", "/name"))
                .containsExactly("2021 Wuxi International Industrial Cooperation Conference");
        assertThat(forum.at("/attendance/guests").toString()).isEqualTo("{\"value\":100,\"qualifier\":\"nearly\"}");
        assertThat(texts(forum, "/names", "/lang")).contains("en", "de", "ru");
        assertThat(texts(forum, "/claims", "/pointer", "/value"))
                .contains(
                        "/attendance/guests {\"value\":100,\"qualifier\":\"about\"}",
                        "/date 2021-12-07/2021-12-08",
                        "/attendance/countries {\"value\":16,\"qualifier\":\"exact\"}");
        assertThat(StreamSupport.stream(forum.at("/sources").spliterator(), false)
                        .filter(source -> source.has("translationOf"))
                        .map(source -> source.get("lang").asText()))
                .containsExactlyInAnyOrder("de", "ru");
    }

    @Test
    void the_shanghai_forum_of_2023_has_its_speakers_and_sessions() {
        JsonNode forum = read("/v1/forums/01a1fc46-7c39-745a-b411-42cc5244703a");

        assertThat(forum.at("/organizers").size()).isEqualTo(2);
        assertThat(forum.at("/sessions").size()).isEqualTo(2);
        assertThat(forum.at("/attendance/cities/value").asInt()).isEqualTo(13);
        assertThat(forum.at("/attendance/countries/value").asInt()).isEqualTo(12);
        assertThat(texts(forum, "/participants", "/person/name", "/roles"))
                .contains(
                        "Hua Yuan [\"opening-speaker\"]",
                        "Rafael Lacava [\"opening-speaker\"]",
                        "Jules Radich [\"participant\",\"speaker\"]");
        assertThat(texts(forum, "/sessions/0/speakers", "/person/name", "/city/name", "/roles/0"))
                .containsExactly(
                        "Jules Radich Dunedin speaker",
                        "Rafael Lacava Carabobo State speaker",
                        "Sello Enoch Morero Johannesburg speaker",
                        "Wajenda Chambeshi Los Angeles speaker");
        assertThat(forum.at("/sessions/1/speakers")).isEmpty();
        assertThat(forum.at("/edition").toString()).isEqualTo("{\"label\":\"2023\"}");
        assertThat(forum.at("/series/name").asText())
                .isEqualTo("Shanghai International Friendship Cities Cooperation Forum");
        assertThat(read("/v1/cities/01a1fc43-c4e7-750d-9771-19ac4b2bf0e1")
                        .at("/kind")
                        .asText())
                .isEqualTo("state");
    }

    @Test
    void forums_and_their_places_are_found_by_names_in_chinese_and_russian() {
        for (String name : List.of("2023上海国际友好城市合作论坛", "第九届无锡市国际友城交流会")) {
            assertThat(texts(read("/v1/forums?lang=zh&q=" + encoded(name)), "/items", "/name"))
                    .contains(name);
        }
        assertThat(texts(read("/v1/forum-series?lang=zh"), "/items", "/name"))
                .containsExactlyInAnyOrder("无锡市国际友城交流会", "上海国际友好城市合作论坛");
        JsonNode yixing =
                read("/v1/cities?lang=ru&include=claims&q=" + encoded("Исин")).at("/items/0");
        assertThat(yixing.at("/name").asText()).isEqualTo("Исин");
        assertThat(texts(yixing, "/claims", "/value", "/agreement")).contains("Исин agrees");
    }

    @Test
    void two_platforms_are_the_outcome_of_the_forum_at_which_they_were_launched() {
        JsonNode forum = read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e");

        assertThat(texts(forum, "/outcomes", "/resource", "/name"))
                .containsExactly(
                        "platforms Closer Cooperation, Forever Friendship",
                        "platforms Sino-Dutch Big Data Industrial Platform",
                        "campaigns See Sister Cities in the Cloud",
                        "projects Cooperation projects of Wuxi's cities and districts");
        assertThat(texts(forum, "/outcomes", "/type")).containsExactly("launched", "launched", "launched", "presented");
        assertThat(read("/v1/platforms/" + forum.at("/outcomes/1/id").asText())
                        .at("/counterparts/0/countryCode")
                        .asText())
                .isEqualTo("NL");
        assertThat(read("/v1/forums/01a1fc46-7bef-76a2-9b97-02bf5527855e?lang=ru")
                        .at("/outcomes/0/name")
                        .asText())
                .isEqualTo("Укрепление сотрудничества и вечная дружба");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
