package dev.sistercity.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exchanges follow the cities and partnerships that are merged. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExchangeMergeTest extends ExchangeFixture {

    @Test
    void follows_cities_and_partnerships_that_are_merged_and_comes_back() {
        String old = given.city("Köln", "DE");
        String partnership = given.partnership(shanghai, old, "contact");
        String exchange = exchange(Map.of(
                "guestCities", List.of(old), "partnership", partnership, "topics", List.of(topic("digital", old))));

        http.post("/v1/cities/" + old + "/merge", Map.of("into", cologne), "If-Match", "*")
                .expect(200);
        Reply now = http.get("/v1/exchanges/" + exchange);
        assertThat(now.at("/guestCities/0/id")).isEqualTo(cologne);
        assertThat(now.at("/topics/0/raisedBy/0/id")).isEqualTo(cologne);
        assertThat(now.at("/partnership/id")).isEqualTo(partnership);
        String tag = http.get("/v1/cities/" + old).etag();
        http.send("POST", "/v1/cities/" + old + "/unmerge", null, "X-API-Key", Http.KEY, "If-Match", tag)
                .expect(200);
        assertThat(http.get("/v1/exchanges/" + exchange).at("/guestCities/0/id"))
                .isEqualTo(old);

        String other = given.partnership(List.of(shanghai, old), Map.of("kind", "contact", "status", "ended"));
        http.post("/v1/partnerships/" + partnership + "/merge", Map.of("into", other), "If-Match", "*")
                .expect(200);
        assertThat(http.get("/v1/exchanges/" + exchange).at("/partnership/id")).isEqualTo(other);
    }

    @Test
    void follows_its_partnership_into_the_one_that_the_survivor_has_already() {
        String old = given.city("Köln", "DE");
        String theirs = given.partnership(shanghai, old, "contact");
        String already = given.partnership(shanghai, cologne, "contact");
        String exchange = exchange(Map.of("guestCities", List.of(old), "partnership", theirs));

        http.post("/v1/cities/" + old + "/merge", Map.of("into", cologne), "If-Match", "*")
                .expect(200);
        assertThat(http.get("/v1/exchanges/" + exchange).at("/partnership/id")).isEqualTo(already);

        String tag = http.get("/v1/cities/" + old).etag();
        http.send("POST", "/v1/cities/" + old + "/unmerge", null, "X-API-Key", Http.KEY, "If-Match", tag)
                .expect(200);
        Reply back = http.get("/v1/exchanges/" + exchange);
        assertThat(back.at("/partnership/id")).isEqualTo(theirs);
        assertThat(back.at("/guestCities/0/id")).isEqualTo(old);
    }

    @Test
    void refuses_a_merge_that_would_make_an_exchange_of_a_city_with_itself() {
        given.exchange(shanghai, cologne);

        http.post("/v1/cities/" + cologne + "/merge", Map.of("into", shanghai), "If-Match", "*")
                .expectProblem(422, "refused");
        http.get("/v1/cities/" + cologne).expect(200);
    }
}
