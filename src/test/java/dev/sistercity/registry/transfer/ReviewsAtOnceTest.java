package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of several people at the same time, about rows of two lists that ask the same: each row is decided once, each pair made once. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReviewsAtOnceTest {

    private static final String HEADER = "city1,country1,city2,country2\n";
    private static final int PARTNERS = 12;
    private static final String NEXT = "preset=pairs&title=Next";

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void two_lists_ask_about_one_name() {
        List<Town> towns = new ArrayList<>(List.of(
                new Town(11, "Eisenberg", "DE", 50.97, 11.9),
                new Town(12, "Eisenberg", "DE", 49.56, 8.07),
                new Town(13, "Ballstädt", "DE", 51.05, 10.7, 60_000)));
        for (int i = 0; i < PARTNERS; i++) {
            towns.add(new Town(100 + i, partner(i), "FR", 43 + i / 3.0, 1 + i / 5.0, 60_000 + i));
        }
        lists.gazetteer(towns.toArray(Town[]::new));
        StringBuilder one = new StringBuilder(HEADER);
        StringBuilder other = new StringBuilder(HEADER);
        for (int i = 0; i < PARTNERS; i++) {
            one.append("Eisenberg,Germany,").append(partner(i)).append(",France\n");
            // The other way round, and of half of them alone.
            other.append(i % 2 == 0 ? partner(i) + ",France,Eisenberg,Germany\n" : "");
        }
        lists.written(Lists.PAIRS, one.toString());
        lists.written(NEXT, other.toString());
        assertThat(open()).hasSize(PARTNERS * 3 / 2);
    }

    private static String partner(int i) {
        return "Ville" + "abcdefghijklmnop".charAt(i) + "court".repeat(1 + i % 2);
    }

    private List<String> open() {
        return http.get("/v1/reviews?limit=200", key()).expect(200).ids();
    }

    private Reply post(String path, Map<String, ?> body) {
        return body == null ? http.send("POST", path, null, key()) : http.post(path, body, key());
    }

    private static String[] key() {
        return new String[] {"X-API-Key", Http.KEY};
    }

    private Reply rule(String city) {
        return post("/v1/reviews/rules", Map.of("name", "Eisenberg", "country", "Germany", "city", city));
    }

    /** Cities of each partnership, by their numbers in the gazetteer; none is there twice. */
    private Set<Set<String>> pairs() {
        Set<Set<String>> pairs = new HashSet<>();
        JsonNode all = http.get("/v1/partnerships?limit=200").expect(200).json();
        for (JsonNode partnership : all.path("items")) {
            Set<String> cities = new TreeSet<>();
            partnership
                    .path("parties")
                    .forEach(party -> cities.add(party.at("/city/id").asText()));
            assertThat(pairs.add(cities)).as("%s", partnership).isTrue();
        }
        return pairs;
    }

    @Test
    void decides_a_row_once_however_many_answer_it() {
        for (String review : open().subList(0, 4)) {
            List<Reply> answers = Stream.of("geonames:11", "geonames:12", "geonames:13", "geonames:11")
                    .parallel()
                    .map(city ->
                            post("/v1/reviews/" + review + "/accept", Map.of("city1", city, "city2", "geonames:100")))
                    .toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> answer.expectProblem(422, "refused"));
        }
        pairs();
    }

    @Test
    void decides_all_rows_by_one_of_two_rules_that_come_at_once() {
        List<Reply> ruled = Stream.of("geonames:11", "geonames:12", "geonames:11")
                .parallel()
                .map(this::rule)
                .toList();

        ruled.forEach(reply -> reply.expect(200));
        assertThat(ruled.stream()
                        .mapToInt(reply -> Integer.parseInt(reply.at("/decided")))
                        .sum())
                .as("%s", ruled)
                .isEqualTo(PARTNERS * 3 / 2);
        assertThat(open()).isEmpty();
        // What both lists say is one partnership, of the city that the rule which decided the row names.
        assertThat(pairs()).hasSizeBetween(PARTNERS, PARTNERS * 3 / 2);
        long changes = stored.count("change");
        rule("geonames:11").expect(200);
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void makes_each_pair_once_where_rows_are_answered_while_a_rule_decides_them() {
        List<String> reviews = open();

        IntStream.range(0, reviews.size() + 1).parallel().forEach(i -> {
            if (i == reviews.size() / 2) {
                rule("geonames:11").expect(200);
            } else {
                String review = "/v1/reviews/" + reviews.get(Math.min(i, reviews.size() - 1));
                JsonNode asked = http.get(review, key()).json();
                String side = asked.at("/questions/0/side").asText();
                Reply answer = post(review + "/accept", Map.of("city" + ("2".equals(side) ? "2" : "1"), "geonames:11"));
                assertThat(answer.status()).as("%s", answer).isIn(200, 422);
            }
        });

        assertThat(open()).isEmpty();
        assertThat(pairs()).hasSize(PARTNERS);
    }

    @Test
    void takes_all_of_a_rule_back_row_by_row_and_does_it_again() {
        rule("geonames:11").expect(200);
        Set<Set<String>> first = pairs();
        assertThat(first).hasSize(PARTNERS);
        List<String> decided = http.get("/v1/reviews?status=decided&limit=200", key())
                .expect(200)
                .ids();

        decided.parallelStream().forEach(review -> {
            Reply answer = post("/v1/reviews/" + review + "/reopen", null);
            assertThat(answer.status()).as("%s", answer).isIn(200, 409);
        });
        // What another row told of, too, was in use until that one was taken back.
        http.get("/v1/reviews?status=decided&limit=200", key())
                .expect(200)
                .ids()
                .forEach(review ->
                        post("/v1/reviews/" + review + "/reopen", null).expect(200));

        assertThat(stored.count("partnership")).isZero();
        assertThat(open()).hasSize(PARTNERS * 3 / 2);
        rule("geonames:12").expect(200);
        assertThat(pairs()).hasSize(PARTNERS).doesNotContainAnyElementsOf(first);
        assertThat(open()).isEmpty();
    }
}
