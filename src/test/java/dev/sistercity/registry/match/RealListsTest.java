package dev.sistercity.registry.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
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
import org.junit.jupiter.api.Test;

/** How many rows of real lists end without a person having to decide, with the whole gazetteer; where both are at hand. */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RealListsTest {

    private static final Path LISTS = Path.of("..", "shared", "data", "relations");
    private static final Path PAIRS = LISTS.resolve("hekman2026_wikipedia_pairs_raw.csv");
    private static final Path GERMAN = LISTS.resolve("muenchdo2015_german_partnerships.csv");
    private static final int WUXI = 1_790_923;
    private static final double MOST_BY_THEMSELVES = 0.8;

    @Inject
    CityMatcher matcher;

    @Inject
    PlaceStore places;

    @Inject
    JobsDone jobs;

    @Inject
    Http http;

    private final Map<CityQuery, CityMatch> known = new HashMap<>();

    @Test
    void leaves_few_rows_to_people() throws IOException {
        assumeTrue(GeoNamesTable.realIsThere() && Files.exists(PAIRS), "the real lists are not at hand");
        jobs.ended(http.send(
                "POST",
                "/v1/gazetteer/imports",
                Files.readAllBytes(GeoNamesTable.REAL),
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "application/gzip"));
        Patience.until("the gazetteer", () -> places.find(WUXI).isPresent());

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
}
