package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.GoesOn;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Real lists with the whole gazetteer, where they are at hand: how many rows end without a person having to decide. The gazetteer is
 * loaded once for all of them; each test loads it where it comes alone. {@code src/bench/imports} imports two lists, in either order.
 */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealListsTest {

    private static final Path LISTS = Path.of("..", "shared", "data", "relations");
    private static final Path PAIRS = LISTS.resolve("hekman2026_wikipedia_pairs_raw.csv");
    private static final Path GERMAN = LISTS.resolve("muenchdo2015_german_partnerships.csv");
    private static final int WUXI = 1_790_923;
    private static final double MOST_BY_THEMSELVES = 0.8;
    private static final String QUERY = "preset=one-sided&title=Municipalities&dryRun=false";
    private static final String BEIJING = "geonames:1816670";
    private static final String ERFURT = "geonames:2929670";
    private static final List<String> CLASSES =
            List.of("created", "matched", "merged", "conflicting", "toReview", "rejected");
    private static final double MOST_FOR_PEOPLE = 0.2;

    @Inject
    Http http;

    @Inject
    LoadedGazetteer gazetteer;

    @Inject
    PlaceStore places;

    @Inject
    CityMatcher matcher;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    private final Map<CityQuery, CityMatch> known = new HashMap<>();

    @Test
    @Order(1)
    void loads_the_whole_file() throws IOException {
        Reply done = loaded();

        assertThat(done.at("/report/places")).as("%s", done).isEqualTo("135233");
        assertThat(stored.count("place")).isEqualTo(135_233);
        assertThat(places.find(WUXI).orElseThrow().name()).startsWith("Wuxi");
    }

    @Test
    @Order(2)
    @GoesOn
    void leaves_few_rows_to_people() throws IOException {
        gazetteer();
        assumeTrue(Files.exists(PAIRS) && Files.exists(GERMAN), "the real lists are not at hand");

        double pairs = settled(
                PAIRS, row -> List.of(new CityQuery(row.get(0), row.get(1)), new CityQuery(row.get(2), row.get(3))));
        double german = settled(
                GERMAN,
                row -> List.of(
                        new CityQuery(
                                row.get("municipality"),
                                "Germany",
                                row.get("bundesland"),
                                "de",
                                number(row.get("latitude")),
                                number(row.get("longitude"))),
                        new CityQuery(
                                row.get("partnergemeinde"),
                                row.get("land"),
                                null,
                                "de",
                                number(row.get("partner_latitude")),
                                number(row.get("partner_longitude")))));

        System.out.printf(
                "rows settled: %.1f %% and %.1f %%; %d different queries%n", 100 * pairs, 100 * german, known.size());
        assertThat(pairs).isGreaterThan(MOST_BY_THEMSELVES);
        assertThat(german).isGreaterThan(MOST_BY_THEMSELVES);
    }

    @Test
    @Order(3)
    @GoesOn
    void leaves_few_rows_to_people_and_changes_nothing_the_second_time() throws IOException {
        gazetteer();
        assumeTrue(Files.exists(GERMAN), "the real lists are not at hand");
        byte[] list = Files.readAllBytes(GERMAN);

        JsonNode report = imported(list);

        long rows = report.path("rows").asLong();
        assertThat(CLASSES.stream()
                        .mapToLong(each -> report.path(each).asLong())
                        .sum())
                .isEqualTo(rows);
        assertThat(report.path("toReview").asLong() / (double) rows).isLessThan(MOST_FOR_PEOPLE);
        JsonNode kati = partnership(ERFURT, "Kati");
        assertThat(kati.path("kind").asText()).isEqualTo("sister-city");
        assertThat(kati.path("milestones").findValuesAsText("date")).containsExactly("2009", "2011");
        // Four rows have its coordinates in Maine.
        for (String partner : List.of("Berlin", "Frankfurt am Main", "Kaiserslautern", "Köln")) {
            assertThat(partnership(BEIJING, partner)).isNotNull();
        }
        assertThat(http.get("/v1/cities?q=Peking&countryCode=US").expect(200).at("/page/total"))
                .isEqualTo("0");
        long changes = stored.count("change");
        imported(list);
        assertThat(stored.count("change") - changes).isZero();
    }

    private void gazetteer() throws IOException {
        if (places.find(WUXI).isEmpty()) {
            loaded();
        }
    }

    private Reply loaded() throws IOException {
        assumeTrue(GeoNamesTable.realIsThere(), "the GeoNames file is not at hand");
        return gazetteer.of(Files.readAllBytes(GeoNamesTable.REAL), "application/gzip");
    }

    /** The part of a list's rows of which both cities are chosen, or new beyond doubt. */
    private double settled(Path list, Function<CSVRecord, List<CityQuery>> queries) throws IOException {
        int rows = 0;
        int settled = 0;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(list), format)) {
            for (CSVRecord row : parser) {
                rows++;
                boolean both = queries.apply(row).stream()
                        .map(query -> known.computeIfAbsent(query, matcher::match))
                        .allMatch(match -> match.chosen() != null || match.newcomer() != null);
                settled += both ? 1 : 0;
            }
        }
        return settled / (double) rows;
    }

    private static Double number(String text) {
        return text.isBlank() ? null : Double.valueOf(text);
    }

    private JsonNode imported(byte[] list) {
        Reply job = lists.ended(lists.sent(QUERY, list, "text/csv", Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        return job.json().path("report");
    }

    /** The one partnership of two cities. */
    private JsonNode partnership(String city, String partner) {
        JsonNode found = null;
        for (JsonNode one : http.get("/v1/partnerships?limit=200&city=" + city)
                .expect(200)
                .json()
                .path("items")) {
            if (one.path("parties").findValuesAsText("name").contains(partner)) {
                assertThat(found).as(partner).isNull();
                found = one;
            }
        }
        assertThat(found).as(partner).isNotNull();
        return found;
    }
}
