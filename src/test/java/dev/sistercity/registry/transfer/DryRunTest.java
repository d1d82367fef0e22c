package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run says of each row what the import does with it, wherever batches end; and the same list again changes nothing. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DryRunTest {

    private static final String PAIRS = "city1,country1,city2,country2\n";
    /** Rows of one batch, which come to nothing. */
    private static final String BATCH = "Lille,France,,France\n".repeat(1_000);

    private static final List<String> CLASSES = List.of("created", "matched", "merged", "conflicting", "to-review");

    /** Ways to write a part of a city. */
    private static final List<String> SPELLINGS = List.of(
            "%1$s – %2$s",
            "%2$s (%1$s)",
            "%1$s-%2$s",
            "\"%2$s, %1$s\"",
            "\"%1$s, %2$s\"",
            "%1$s/%2$s",
            "%2$s",
            "%1$s (%2$s)",
            "%1$s - %2$s",
            "%1$s %2$s",
            "%2$s – %1$s",
            "Municipality of %2$s (%1$s)");

    private static final List<String[]> CITIES = List.of(
            new String[] {"Skopje", "North Macedonia"},
            new String[] {"Bratislava", "Slovakia"},
            new String[] {"Košice", "Slovakia"},
            new String[] {"Erfurt", "Germany"},
            new String[] {"Skopje", "Mazedonien"});

    private static final List<String> PARTNERS =
            List.of("Lille,France", "Reims,France", "Plock,Poland", "Graz,Austria");
    private static final List<String> SYLLABLES =
            List.of("kar", "pó", "no", "vel", "i", "štra", "gu", "mê", "zin", "ta");

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void the_gazetteer_has_a_few_towns() {
        lists.gazetteer(
                new Town(1, "Erfurt", "DE.15", 50.97, 11.03, 203_254),
                new Town(2, "Skopje", "MK.F6", 41.99646, 21.43141, 474_889),
                new Town(3, "Lille", "FR.32", 50.63, 3.06, 234_475),
                new Town(4, "Reims", "FR.44", 49.25, 4.03, 196_565),
                new Town(5, "Bratislava", "SK.02", 48.14816, 17.10674, 423_737),
                new Town(6, "Košice", "SK.03", 48.71395, 21.25808, 236_563),
                new Town(7, "Graz", "AT.06", 47.06667, 15.45, 222_326),
                new Town(8, "Plock", "PL.78", 52.54682, 19.70638, 127_474));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void says_what_the_import_does_with_parts_of_cities(int seed) {
        holds(parts(new Random(seed)), "seed " + seed);
    }

    @Test
    void says_what_the_import_does_with_parts_that_have_the_name_of_a_division() {
        holds(
                PAIRS + "Lille,France,Karpoš (Skopje),North Macedonia\n" + BATCH
                        + "Skopje – Karpoš,North Macedonia,Graz,Austria\nSkopje – Karpoš,North Macedonia,Lille,France\n",
                "a division");
    }

    @Test
    void says_what_the_import_does_with_two_names_of_a_city_that_the_list_makes() {
        holds(
                PAIRS + "Lille,France,\"Vélpo, Karna\",Slovakia\nLille,France,Vélpo / Karna,Slovakia\n" + BATCH
                        + "Graz,Austria,Karna or Vélpo,Slovakia\nReims,France,Vélpo – Karna,Slovakia\nPlock,Poland,Karna,Slovakia\n",
                "two names");
    }

    private void holds(String list, String which) {
        Map<Long, String> dry = decided(
                lists.ended(lists.sent(Lists.PAIRS, list.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY)));

        Map<Long, String> written = decided(lists.written(Lists.PAIRS, list));

        assertThat(dry).as("%s: %s", which, list.replace(BATCH, "…\n")).isEqualTo(written);
        assertThat(written.values()).anyMatch(row -> row.startsWith("created"));
        long changes = stored.count("change");
        lists.written(Lists.PAIRS, list);
        assertThat(stored.count("change")).as(which).isEqualTo(changes);
    }

    private static String parts(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StringBuilder part = new StringBuilder();
            for (int j = 0; j < 2 + random.nextInt(2); j++) {
                part.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            parts.add(part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1));
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            String one = side(random, parts);
            String two = random.nextInt(4) == 0 ? side(random, parts) : PARTNERS.get(random.nextInt(PARTNERS.size()));
            rows.add((random.nextBoolean() ? one + "," + two : two + "," + one) + "\n");
        }
        Collections.shuffle(rows, random);
        rows.add(15, BATCH);
        rows.add(31, BATCH);
        return PAIRS + String.join("", rows);
    }

    private static String side(Random random, List<String> parts) {
        String[] city = CITIES.get(random.nextInt(CITIES.size()));
        String spelling = SPELLINGS.get(random.nextInt(SPELLINGS.size()));
        return String.format(spelling, city[0], parts.get(random.nextInt(parts.size()))) + "," + city[1];
    }

    /** What became of rows, by their numbers. */
    private Map<Long, String> decided(Reply job) {
        Map<Long, String> decided = new TreeMap<>();
        for (String each : CLASSES) {
            http.get("/v1/imports/" + job.at("/id") + "/rows?limit=200&class=" + each, "X-API-Key", Http.KEY)
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(row -> decided.put(
                            row.path("row").asLong(),
                            each + " " + row.path("text").asText() + row.path("added")));
        }
        return decided;
    }
}
