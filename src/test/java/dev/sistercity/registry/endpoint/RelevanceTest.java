package dev.sistercity.registry.endpoint;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order a list comes that was searched, and by which name each record was found. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RelevanceTest {

    private static final List<String> WORDS = List.of("san", "sanga", "sangara", "diego", "die", "zé");
    private static final Comparator<Long> LARGEST_FIRST = Comparator.nullsLast(Comparator.reverseOrder());

    @Inject
    Http http;

    @Inject
    Given given;

    private record City(String id, String name, Long population) {

        List<String> words() {
            return Arrays.asList(name.split(" "));
        }
    }

    @Test
    void a_name_comes_before_words_and_words_before_beginnings() {
        String newYork = city("New Yorvik", 8_000_000L).id();
        String yorkshire = city("Yorvikshire", 9_000_000L).id();
        String york = city("Yorvik", 200_000L).id();
        String small = city("Yorvik upon Sea", null).id();

        Reply found = http.get("/v1/cities?q=yorvik").expect(200);

        assertThat(found.ids()).containsExactly(york, newYork, small, yorkshire);
        assertThat(found.at("/matched/" + newYork)).isEqualTo("New Yorvik");
        assertThat(http.get("/v1/cities?q=yorvik&sort=id").ids()).containsExactly(newYork, yorkshire, york, small);
    }

    @Test
    void says_the_name_that_was_met_in_whatever_script_and_with_a_slip() {
        String yixing = given.record(
                "cities",
                Map.of(
                        "kind",
                        "city",
                        "countryCode",
                        "CN",
                        "names",
                        List.of(Map.of("lang", "en", "value", "Yixing"), Map.of("lang", "ru", "value", "Исиньград"))));

        for (String text : List.of("Исиньград", "исинь", "Исиньгрод")) {
            Reply found = http.get("/v1/cities?q=" + escaped(text)).expect(200);
            assertThat(found.ids()).containsExactly(yixing);
            assertThat(found.at("/matched/" + yixing)).as(text).isEqualTo("Исиньград");
        }
        assertThat(http.get("/v1/cities").at("/matched")).isNull();
    }

    /** Whatever the names and the page size: all pages together are the plain order. */
    @Test
    void pages_follow_one_another_in_the_plain_order() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<City> cities = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cities.add(city(
                    random.ints(1 + random.nextInt(3), 0, WORDS.size())
                            .mapToObj(WORDS::get)
                            .collect(joining(" ")),
                    random.nextInt(3) == 0 ? null : (long) random.nextInt(5)));
        }
        for (String text : List.of("san", "sang", "die", "san die", "ze", "d", "zé san")) {
            List<String> words = Arrays.asList(text.replace('é', 'e').split(" "));
            List<String> expected = cities.stream()
                    .filter(city -> words.stream().allMatch(word -> city.words().stream()
                            .anyMatch(own -> folded(own).startsWith(word))))
                    .sorted(Comparator.comparing((City city) -> rank(city, words))
                            .thenComparing(City::population, LARGEST_FIRST)
                            .thenComparing(City::id, Comparator.reverseOrder()))
                    .map(City::id)
                    .toList();
            int limit = 1 + random.nextInt(7);
            assertThat(pages(text, limit))
                    .as("%s by %d, seed %d", text, limit, seed)
                    .isEqualTo(expected);
        }
    }

    private static String folded(String word) {
        return word.replace('é', 'e');
    }

    private static int rank(City city, List<String> words) {
        List<String> own = city.words().stream().map(RelevanceTest::folded).toList();
        return own.equals(words) ? 0 : own.containsAll(words) ? 1 : 2;
    }

    private List<String> pages(String text, int limit) {
        List<String> ids = new ArrayList<>();
        String path = "/v1/cities?countryCode=PE&limit=" + limit + "&q=" + escaped(text);
        String cursor = null;
        do {
            Reply page =
                    http.get(path + (cursor == null ? "" : "&cursor=" + cursor)).expect(200);
            ids.addAll(page.ids());
            cursor = page.at("/page/nextCursor");
        } while (cursor != null);
        return ids;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private City city(String name, Long population) {
        Map<String, Object> size = population == null ? Map.of() : Map.of("population", Map.of("value", population));
        Map<String, Object> draft = Given.draft(Map.of("kind", "city", "name", name, "countryCode", "PE"), size);
        String id = http.post("/v1/cities?allowDuplicate=another", draft)
                .expect(201)
                .at("/id");
        return new City(id, name, population);
    }
}
