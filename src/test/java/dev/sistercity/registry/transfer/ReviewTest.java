package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReviewTest {

    private static final String HEADER = "city1,country1,city2,country2\n";
    private static final String TWO_EISENBERGS =
            HEADER + "Eisenberg,Germany,Lille,France\nEisenberg,Germany,Reims,France\n";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void there_are_two_towns_of_one_name() {
        lists.gazetteer(
                new Town(11, "Eisenberg", "DE", 50.97, 11.9),
                new Town(12, "Eisenberg", "DE", 49.56, 8.07),
                new Town(3, "Lille", "FR", 50.63, 3.06),
                new Town(4, "Reims", "FR", 49.25, 4.03));
    }

    @Test
    void asks_what_a_name_means_with_all_that_it_may_mean() {
        Reply job = lists.written(Lists.PAIRS, TWO_EISENBERGS);

        Reply open = http.get("/v1/reviews?import=" + job.at("/id") + "&name=Eisenberg&country=Germany", key());
        assertThat(open.expect(200).at("/page/total")).isEqualTo("2");
        assertThat(open.at("/items/0/text")).isEqualTo("Eisenberg,Germany,Lille,France");
        assertThat(open.at("/items/0/questions/0/side")).isEqualTo("1");
        assertThat(open.json().at("/items/0/questions/0/candidates").findValuesAsText("city"))
                .containsExactlyInAnyOrder("geonames:11", "geonames:12");
        assertThat(http.get("/v1/reviews?name=Eisenach", key()).at("/page/total"))
                .isEqualTo("0");
        assertThat(lists.rows(job).get(0).path("review").asText()).isEqualTo(open.at("/items/0/id"));
        http.get("/v1/reviews").expectProblem(401, "unauthenticated");
    }

    @Test
    void imports_a_row_with_the_city_that_was_accepted_and_does_not_ask_again() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);

        Reply accepted = post("/v1/reviews/" + first() + "/accept", Map.of("city1", "geonames:12"));

        assertThat(accepted.expect(200).at("/status")).isEqualTo("decided");
        assertThat(accepted.at("/class")).isEqualTo("created");
        assertThat(http.get("/v1/partnerships/" + accepted.at("/partnership") + "?include=claims")
                        .expect(200)
                        .at("/claims/0/source/title"))
                .isEqualTo("A list");
        assertThat(http.get("/v1/cities/geonames:12").expect(200).at("/name")).isEqualTo("Eisenberg");
        post("/v1/reviews/" + accepted.at("/id") + "/accept", Map.of("city1", "geonames:11"))
                .expectProblem(422, "refused");
        long changes = stored.count("change");

        Reply again = lists.written(Lists.PAIRS, TWO_EISENBERGS);

        assertThat(lists.classes(again)).containsExactly("matched", "to-review");
        assertThat(stored.count("change")).isEqualTo(changes);
        assertThat(http.get("/v1/reviews", key()).at("/page/total")).isEqualTo("1");
        assertThat(http.get("/v1/reviews?status=superseded", key()).at("/page/total"))
                .isEqualTo("1");
    }

    @Test
    void decides_all_rows_with_a_name_by_a_rule_that_the_next_list_heeds() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS + "Eisenberg,Germany,Nowhere,Atlantis\n");

        Reply ruled =
                post("/v1/reviews/rules", Map.of("name", "Eisenberg", "country", "Germany", "city", "geonames:11"));

        assertThat(ruled.expect(200).at("/rows")).isEqualTo("3");
        assertThat(ruled.at("/decided")).isEqualTo("2");
        assertThat(stored.count("partnership")).isEqualTo(2);
        Reply open = http.get("/v1/reviews", key());
        assertThat(open.at("/page/total")).isEqualTo("1");
        assertThat(open.json().at("/items/0/questions").findValuesAsText("name"))
                .containsExactly("Nowhere");
        Reply next = lists.written("preset=pairs&title=Next", HEADER + "Reims,France,Eisenberg,Germany\n");
        assertThat(lists.classes(next)).containsExactly("merged");
    }

    @Test
    void asks_each_name_once_and_makes_nothing_twice_of_two_lists() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS + "Eisenberg,Germany,Winzendorf,France\n");
        lists.written(
                "preset=pairs&title=Next", HEADER + "Winzendorf,France,Eisenberg,Germany\nEisenberg,DE,Lille,France\n");

        Reply names = http.get("/v1/reviews/names?limit=1", key());
        assertThat(names.expect(200).at("/items/0/name")).isEqualTo("Eisenberg");
        assertThat(names.at("/items/0/country")).isEqualTo("Germany");
        assertThat(names.at("/items/0/rows")).isEqualTo("4");
        assertThat(names.json().at("/items/0/candidates")).hasSize(2);
        assertThat(names.at("/page/total")).isEqualTo("2");
        Reply next = http.get("/v1/reviews/names?limit=1&cursor=" + names.at("/page/nextCursor"), key());
        assertThat(next.expect(200).at("/items/0/country")).isEqualTo("DE");
        assertThat(next.json().at("/page").has("nextCursor")).isFalse();
        http.get("/v1/reviews/names").expectProblem(401, "unauthenticated");

        Reply ruled =
                post("/v1/reviews/rules", Map.of("name", "Eisenberg", "country", "Germany", "city", "geonames:11"));

        assertThat(ruled.expect(200).at("/decided")).isEqualTo("4");
        assertThat(http.get("/v1/cities?q=Winzendorf").at("/page/total")).isEqualTo("1");
        assertThat(stored.count("partnership")).isEqualTo(3);
        assertThat(http.get("/v1/reviews/names", key()).at("/page/total")).isEqualTo("1");
    }

    @Test
    void makes_a_new_city_of_a_name_that_nobody_knows() {
        lists.written(Lists.PAIRS, HEADER + "Nowhere,Atlantis,Lille,France\n");

        Reply accepted = post(
                "/v1/reviews/" + first() + "/accept",
                Map.of("newCity1", Map.of("kind", "town", "name", "Nowhere", "countryCode", "DE")));

        assertThat(accepted.expect(200).at("/class")).isEqualTo("created");
        assertThat(http.get("/v1/cities?q=Nowhere").at("/page/total")).isEqualTo("1");
        assertThat(lists.classes(lists.written(Lists.PAIRS, HEADER + "Nowhere,Atlantis,Lille,France\n")))
                .containsExactly("matched");
    }

    @Test
    void leaves_a_rejected_row_out_of_the_next_import_too() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);

        Reply rejected = post("/v1/reviews/" + first() + "/reject", null);

        assertThat(rejected.expect(200).at("/class")).isEqualTo("rejected");
        assertThat(lists.classes(lists.written(Lists.PAIRS, TWO_EISENBERGS))).containsExactly("rejected", "to-review");
    }

    @Test
    void refuses_answers_that_name_nothing() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);
        String accept = "/v1/reviews/" + first() + "/accept";

        post(accept, Map.of()).expectProblem(422, "refused");
        post(accept, Map.of("city1", "geonames:99")).expectProblem(422, "refused");
        post(accept, Map.of("city1", "geonames:3")).expect(200);
        assertThat(http.get("/v1/reviews?status=decided", key()).at("/items/0/class"))
                .isEqualTo("rejected");
        assertThat(stored.count("partnership")).isZero();
        post("/v1/reviews/rules", Map.of("name", "Eisenberg")).expectProblem(422, "refused");
        post("/v1/reviews/rules?dryRun=true", Map.of("name", "Eisenberg", "city", "geonames:11"))
                .expect(200);
        assertThat(stored.count("partnership")).isZero();
    }

    @Test
    void takes_a_decision_back_with_what_it_wrote() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);
        String review = "/v1/reviews/" + first();
        post(review + "/accept", Map.of("city1", "geonames:12")).expect(200);

        post(review + "/reopen?dryRun=true", null).expect(200);
        assertThat(stored.count("partnership")).isEqualTo(1);
        Reply opened = post(review + "/reopen", null);

        assertThat(opened.expect(200).at("/status")).isEqualTo("open");
        assertThat(opened.at("/class")).isEqualTo("to-review");
        assertThat(opened.json().at("/questions/0/candidates")).hasSize(2);
        assertThat(stored.count("partnership")).isZero();
        post(review + "/reopen", null).expectProblem(422, "refused");
        assertThat(lists.classes(lists.written("preset=pairs&title=Next", TWO_EISENBERGS)))
                .containsExactly("to-review", "to-review");
        Reply otherwise = post(review + "/accept", Map.of("city1", "geonames:11"));
        assertThat(otherwise.expect(200).at("/class")).isEqualTo("created");
        assertThat(http.get("/v1/cities/geonames:11").expect(200).at("/partnershipCount"))
                .isEqualTo("1");
    }

    @Test
    void takes_a_rejection_back() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);
        String review = "/v1/reviews/" + first();
        post(review + "/reject", null).expect(200);

        assertThat(post(review + "/reopen", null).expect(200).at("/status")).isEqualTo("open");

        assertThat(lists.classes(lists.written(Lists.PAIRS, TWO_EISENBERGS))).containsExactly("to-review", "to-review");
    }

    @Test
    void takes_no_decision_back_on_which_others_have_built() {
        lists.written(Lists.PAIRS, TWO_EISENBERGS);
        String review = "/v1/reviews/" + first();
        Reply accepted =
                post(review + "/accept", Map.of("city1", "geonames:12")).expect(200);
        String partnership = "/v1/partnerships/" + accepted.at("/partnership");
        http.send(
                        "PATCH",
                        partnership,
                        "{\"established\":\"1994\"}".getBytes(StandardCharsets.UTF_8),
                        "X-API-Key",
                        Http.KEY,
                        "If-Match",
                        http.get(partnership).header("ETag"),
                        "Content-Type",
                        "application/merge-patch+json")
                .expect(200);

        post(review + "/reopen", null).expectProblem(409, "in-use");

        assertThat(stored.count("partnership")).isEqualTo(1);
        assertThat(http.get(review, key()).at("/status")).isEqualTo("decided");
        assertThat(http.get(partnership + "?include=claims").json().at("/claims"))
                .hasSize(1);
    }

    @Test
    void shows_an_office_its_own_alone() {
        String lille = given.city(
                "Lille", "FR", Map.of("identifiers", java.util.List.of(Map.of("scheme", "geonames", "value", "3"))));
        String key = given.office(lille);
        lists.written(Lists.PAIRS, HEADER + "Eisenberg,Germany,Reims,France\n");
        lists.ended(lists.sent(
                "preset=pairs&title=Ours&dryRun=false",
                (HEADER + "Eisenberg,Germany,Lille,France\n").getBytes(StandardCharsets.UTF_8),
                "text/csv",
                key));

        Reply ours = http.get("/v1/reviews", "X-API-Key", key);

        assertThat(ours.expect(200).at("/page/total")).isEqualTo("1");
        assertThat(ours.at("/items/0/text")).isEqualTo("Eisenberg,Germany,Lille,France");
        assertThat(http.get("/v1/reviews", key()).at("/page/total")).isEqualTo("2");
        http.get("/v1/reviews/" + first(), "X-API-Key", key).expectProblem(404, "not-found");
        String city = given.city("Eisenberg", "DE");
        http.post("/v1/reviews/" + ours.at("/items/0/id") + "/accept", Map.of("city1", city), "X-API-Key", key)
                .expect(200);
        assertThat(http.get("/v1/partnerships").at("/items/0/verification")).isEqualTo("confirmed-by-one");
    }

    private String first() {
        return http.get("/v1/reviews", key()).expect(200).at("/items/0/id");
    }

    private Reply post(String path, Map<String, ?> body) {
        return body == null ? http.send("POST", path, null, key()) : http.post(path, body, key());
    }

    private static String[] key() {
        return new String[] {"X-API-Key", Http.KEY};
    }
}
