package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** What is made of records, and no list of them, is as of a day too: exports, news, playlists, the words of sides. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AsOfEverywhereTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String gimhae;
    private String old;
    private String fresh;

    @BeforeEach
    void two_partnerships() {
        wuxi = given.city("Wuxi", "CN");
        gimhae = given.city("Gimhae", "KR");
        old = given.partnership(
                List.of(wuxi, gimhae),
                Map.of(
                        "established",
                        "1995",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "1995", "kind", "friendship-city"),
                                Map.of("type", "upgraded", "date", "2005-04", "kind", "sister-city"))));
        fresh = given.partnership(List.of(wuxi, given.city("Akashi", "JP")), Map.of("established", "2020"));
    }

    @Test
    void exports_have_what_there_was_on_that_day() {
        Reply today = http.get("/v1/exports/partnerships.ndjson").expect(200);
        Reply then = http.get("/v1/exports/partnerships.ndjson?asOf=2000").expect(200);

        assertThat(today.text().lines()).hasSize(2);
        JsonNode only = StarterRegistry.json(then.text());
        assertThat(only.at("/id").asText()).isEqualTo(old);
        // A line is what the record's own address answers as of that day.
        assertThat(only)
                .isEqualTo(http.get("/v1/partnerships/" + old + "?asOf=2000").json());
        assertThat(only.at("/kind").asText()).isEqualTo("friendship-city");
        assertThat(then.etag()).isNotEqualTo(today.etag());
        assertThat(then.header("Repr-Digest")).isNull();
        assertThat(http.get("/v1/exports/partnerships.csv?asOf=2000")
                        .expect(200)
                        .text())
                .contains(old)
                .doesNotContain(fresh);
        assertThat(http.get("/v1/exports/partnerships.geojson?asOf=2000")
                        .expect(200)
                        .json()
                        .get("features"))
                .hasSize(1);
        assertThat(http.get("/v1/exports/partnerships.graphml?asOf=2000")
                        .expect(200)
                        .text())
                .contains("<node id=\"" + gimhae + "\">", "<edge id=\"" + old)
                .doesNotContain("<edge id=\"" + fresh);
        assertThat(http.get("/v1/exports/partnerships.ndjson?asOf=1995&certainty=certain")
                        .expect(200)
                        .text())
                .isEmpty();
        assertThat(http.get("/v1/exports/partnerships.ndjson").expect(200).text())
                .isEqualTo(today.text());
        assertThat(http.get("/v1/exports/partnerships.ndjson?asOf=yesterday")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("asOf");
    }

    @Test
    void news_tell_of_what_there_was_on_that_day() {
        String feed = "/v1/cities/" + wuxi + "/changes.atom";

        assertThat(http.get(feed).expect(200).text()).contains(old, fresh);
        assertThat(http.get(feed + "?asOf=2000").expect(200).text())
                .contains(old, "changes.atom?asOf=2000")
                .doesNotContain(fresh);
        assertThat(http.get(feed + "?asOf=1900").expect(200).text()).doesNotContain(old, fresh);
    }

    @Test
    void a_side_has_a_word_on_days_on_which_it_was_one() {
        String hamburg = given.city("Hamburg", "DE");
        String ring = given.partnership(
                List.of(wuxi, gimhae, hamburg),
                Map.of(
                        "kind",
                        "friendship-city",
                        "established",
                        "1999",
                        "parties",
                        List.of(
                                Map.of("city", wuxi),
                                Map.of("city", gimhae),
                                Map.of("city", hamburg, "joined", "2005", "left", "2012"))));
        String word = "/v1/partnerships/" + ring + "/confirmations/" + hamburg;

        assertThat(http.get(word).expect(200).at("/stance")).isEqualTo("none");
        assertThat(http.get(word + "?asOf=2008").expect(200).at("/stance")).isEqualTo("none");
        http.get(word + "?asOf=2000").expectProblem(404, "not-found");
        http.get(word + "?asOf=2020").expectProblem(404, "not-found");
        http.get("/v1/partnerships/" + ring + "/confirmations/" + wuxi + "?asOf=1990")
                .expectProblem(404, "not-found");
    }

    @Test
    void a_playlist_is_that_of_the_day() {
        String campaign = given.record(
                "campaigns",
                Map.of(
                        "name",
                        "Films",
                        "owner",
                        wuxi,
                        "started",
                        "2024",
                        "ended",
                        "2025-06-30",
                        "status",
                        "ended",
                        "media",
                        List.of(
                                medium("Spring", "2024-01-01", "2024-06-30"),
                                medium("Autumn", "2024-09-01", "2025-01-31"))));
        String playlist = "/v1/campaigns/" + campaign + "/playlist";

        assertThat(titles(http.get(playlist))).isEmpty();
        assertThat(titles(http.get(playlist + "?asOf=2024-03-01"))).containsExactly("Spring");
        assertThat(titles(http.get(playlist + "?asOf=2024-10-01"))).containsExactly("Autumn");
        // The time decides what is played, the day how the rest is shown.
        assertThat(titles(http.get(playlist + "?asOf=2024-10-01&at=2024-03-01T12:00:00Z")))
                .containsExactly("Spring");
        http.get(playlist + "?asOf=2020").expectProblem(404, "not-found");
        for (String day : List.of("..", "../2024-03", "x")) {
            http.get(playlist + "?asOf=" + day).expectProblem(400, "malformed");
        }
    }

    private Map<String, ?> medium(String title, String from, String until) {
        return Map.of(
                "city",
                gimhae,
                "title",
                title,
                "lang",
                "en",
                "url",
                "https://media.example.org/" + title + ".webm",
                "durationSeconds",
                60,
                "rights",
                Map.of("holder", "Gimhae", "licence", "Public display", "validFrom", from, "validUntil", until));
    }

    private static List<String> titles(Reply playlist) {
        return StreamSupport.stream(playlist.expect(200).json().get("media").spliterator(), false)
                .map(item -> item.get("title").asText())
                .toList();
    }
}
