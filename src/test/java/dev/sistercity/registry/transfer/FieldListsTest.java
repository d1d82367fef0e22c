package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as people send them, from where such lists are at hand. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class FieldListsTest {

    private static final Path LISTS = Path.of("..", "shared", "data", "field-2");
    private static final String PAIRS = "preset=pairs&title=A%20list";

    @Inject
    Http http;

    @Inject
    Lists lists;

    @BeforeEach
    void gazetteer() {
        assumeTrue(Files.isDirectory(LISTS), "the lists are not at hand");
        lists.gazetteer(
                new Town(1, "Radom", "PL", 51.4025, 21.1471, 226_000),
                new Town(2, "Magdeburg", "DE", 52.1277, 11.6292, 229_000),
                new Town(3, "Ternopil", "UA", 49.5559, 25.6056, 235_000),
                new Town(4, "Wakefield", "GB", 53.6833, -1.4977, 76_000),
                new Town(5, "Herne", "DE", 51.5388, 7.2257, 172_000),
                new Town(6, "Belgorod", "RU", 50.6107, 36.5802, 345_000),
                new Town(7, "Exeter", "GB", 50.7236, -3.5275, 113_000),
                new Town(8, "Yaroslavl", "RU", 57.6299, 39.8737, 606_000),
                new Town(9, "Kobe", "JP", 34.6913, 135.183, 1_528_000),
                new Town(10, "Tianjin", "CN", 39.1422, 117.1767, 11_090_000),
                new Town(11, "Le Mans", "FR", 48.0021, 0.2025, 144_000),
                new Town(12, "Paderborn", "DE", 51.7191, 8.7544, 142_000),
                new Town(13, "Łódź", "PL", 51.75, 19.4667, 768_000),
                new Town(14, "Chemnitz", "DE", 50.8357, 12.9292, 247_000),
                new Town(15, "Newcastle", "ZA", -27.758, 29.9318, 404_000));
    }

    @Test
    void takes_what_is_over_for_over() throws IOException {
        Reply job = written("until.csv", PAIRS);

        assertThat(lists.classes(job)).containsExactly("created", "created", "created");
        assertThat(partnership("geonames:6").path("status").asText()).isEqualTo("ended");
        assertThat(partnership("geonames:6").path("ended").asText()).isEqualTo("2022-03");
        assertThat(partnership("geonames:6").path("established").asText()).isEqualTo("1992");
        assertThat(partnership("geonames:8").path("status").asText()).isEqualTo("suspended");
        assertThat(partnership("geonames:5").path("status").asText()).isEqualTo("active");
        assertThat(http.get("/v1/partnerships?asOf=2025&status=active").at("/page/total"))
                .isEqualTo("1");
    }

    @Test
    void takes_kosovo_for_a_country() throws IOException {
        lists.gazetteer(
                new Town(1, "Radom", "PL", 51.4025, 21.1471, 226_000),
                new Town(2, "Magdeburg", "DE", 52.1277, 11.6292, 229_000),
                new Town(16, "Pristina", "XK", 42.6727, 21.1669, 550_000),
                new Town(17, "Prizren", "XK", 42.2139, 20.7397, 178_000));

        Reply job = written("kosovo.csv", PAIRS);

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created");
        assertThat(partnership("geonames:16").path("established").asText()).isEqualTo("2014");
        assertThat(http.get("/v1/cities?countryCode=XK").ids()).hasSize(2);
        assertThat(http.get("/v1/cities?within=XK").ids()).hasSize(2);
    }

    @Test
    void names_a_column_that_it_does_not_use() throws IOException {
        Reply job = dry("misspelt-column.csv", PAIRS);

        assertThat(lists.classes(job)).containsExactly("created");
        assertThat(job.at("/report/unusedColumns/0/column")).isEqualTo("estabished");
        assertThat(job.at("/report/unusedColumns/0/cells")).isEqualTo("1");
        assertThat(job.at("/report/unusedColumns/0/didYouMean")).isEqualTo("established");
    }

    @Test
    void takes_a_span_for_no_day_of_founding() throws IOException {
        Reply job = written("since-until.csv", PAIRS);

        assertThat(lists.classes(job)).containsExactly("created");
        JsonNode partnership = partnership("geonames:6");
        assertThat(partnership.path("established").asText()).isEqualTo("1992");
        assertThat(partnership.path("ended").asText()).isEqualTo("2022");
        assertThat(partnership.path("status").asText()).isEqualTo("ended");
    }

    @Test
    void knows_how_precise_wikidata_is() throws IOException {
        Reply job = written("wikidata-dates.csv", "preset=wikidata-pairs&title=W&set=country1:PL");

        assertThat(lists.classes(job)).containsExactly("created", "matched", "created", "matched", "matched");
        assertThat(partnership("geonames:2").path("established").asText()).isEqualTo("2008");
        assertThat(partnership("geonames:3").path("established").asText()).isEqualTo("2004");
    }

    @Test
    void reads_dates_as_people_write_them() throws IOException {
        List<JsonNode> rows = lists.rows(written("dates.csv", PAIRS));

        assertThat(rows).extracting(row -> row.path("class").asText()).doesNotContain("rejected", "to-review");
        // Most rows have the same day; the last four none that can be used, and say so with their words.
        assertThat(partnership("geonames:3").path("established").asText()).isEqualTo("1994-12-25");
        assertThat(partnership("geonames:9").path("established").asText()).isEqualTo("1973-06-24");
        assertThat(partnership("geonames:11").path("established").asText()).isEqualTo("0836");
        assertThat(rows.get(20).path("reason").asText()).contains("10/09/1994");
        assertThat(rows.get(21).path("reason").asText()).contains("9-Oct-94");
        assertThat(rows.get(23).path("reason").asText()).contains("1994-02-30");
        assertThat(rows.subList(0, 19))
                .filteredOn(row -> row.path("class").asText().equals("conflicting"))
                .isEmpty();
    }

    @Test
    void keeps_a_pair_that_has_no_date() throws IOException {
        assertThat(lists.classes(written("placeholders.csv", PAIRS)))
                .containsExactly("created", "matched", "matched", "matched", "matched", "matched", "matched");
        assertThat(partnership("geonames:2").has("established")).isFalse();
    }

    @Test
    void reads_kinds_in_any_language() throws IOException {
        Reply job = written("kinds.csv", PAIRS);

        assertThat(lists.classes(job)).startsWith("created").doesNotContain("rejected", "to-review");
        assertThat(partnership("geonames:2").at("/kindAsStated/0/value").asText())
                .isEqualTo("twin");
        assertThat(job.at("/report/notUnderstood/0/field")).isEqualTo("kind");
        assertThat(job.at("/report/notUnderstood/0/examples/0")).isEqualTo("MoU");
    }

    @Test
    void reads_coordinates_and_identifiers_as_people_write_them() throws IOException {
        assertThat(lists.classes(dry("coordinates.csv", PAIRS))).containsExactly("created", "matched");
        assertThat(lists.classes(dry("wikidata-ids.csv", "preset=wikidata-pairs&title=W&set=country1:PL")))
                .containsExactly("created", "matched");
    }

    @Test
    void reads_lists_of_any_form() throws IOException {
        assertThat(lists.classes(dry("decimal-years.csv", PAIRS))).containsExactly("created", "created", "created");
        assertThat(lists.classes(dry("short-rows.csv", PAIRS))).containsExactly("created", "created");
        assertThat(lists.classes(dry("long-rows.csv", PAIRS))).containsExactly("created", "created");
        assertThat(lists.classes(dry("sep-line.csv", PAIRS))).containsExactly("created");
        assertThat(lists.classes(dry("header-case.csv", PAIRS))).containsExactly("created");
        assertThat(lists.classes(dry("utf-16.csv", PAIRS))).containsExactly("created");
        assertThat(lists.classes(dry("invisible.csv", PAIRS))).containsExactly("created");
        assertThat(lists.classes(ended(
                        "wikidata-service.tsv",
                        "preset=wikidata-pairs&title=W&set=country1:PL",
                        "text/tab-separated-values")))
                .containsExactly("created");
    }

    @Test
    void keeps_what_stands_in_an_odd_form() throws IOException {
        written("decimal-years.csv", PAIRS);
        assertThat(partnership("geonames:4").path("established").asText()).isEqualTo("1956");
        written("invisible.csv", PAIRS);
        assertThat(partnership("geonames:15").path("established").asText()).isEqualTo("2008");
        written("utf-16.csv", PAIRS);
        assertThat(partnership("geonames:13").path("established").asText()).isEqualTo("1972");
    }

    @Test
    void knows_countries_and_regions_as_lists_write_them() throws IOException {
        lists.gazetteer(
                new Town(2, "Magdeburg", "DE", 52.1277, 11.6292, 229_000),
                new Town(21, "Daejeon", "KR", 36.3491, 127.3849, 1_475_000),
                new Town(22, "Dar es Salaam", "TZ", -6.8235, 39.2695, 2_698_000),
                new Town(23, "Hamburg", "DE.04", 53.5753, 10.0153, 1_739_000),
                new Town(24, "Toronto", "CA.08", 43.7001, -79.4163, 2_600_000),
                new Town(25, "London", "CA.08", 42.9834, -81.233, 346_000),
                new Town(26, "Newcastle", "AU.02", -32.9295, 151.7801, 497_000),
                new Town(27, "Bari", "IT.13", 41.1207, 16.8698, 277_000),
                new Town(28, "Recife", "BR.30", -8.0539, -34.8811, 1_478_000),
                new Town(29, "Rostock", "DE.12", 54.0887, 12.1405, 198_000),
                new Town(30, "Chicago", "US.IL", 41.85, -87.65, 2_720_000),
                new Town(31, "Wilmington", "US.DE", 39.7459, -75.5466, 71_000),
                new Town(32, "Wilmington", "US.NC", 34.2257, -77.9447, 115_000),
                new Town(33, "Braunschweig", "DE.06", 52.2659, 10.5267, 244_000));

        assertThat(lists.classes(dry("iso-country-names.csv", PAIRS))).containsExactly("created", "created");
        List<JsonNode> regions = lists.rows(dry("region-codes.csv", PAIRS));
        assertThat(regions).extracting(row -> row.path("class").asText()).containsOnly("created");
        List<JsonNode> none = lists.rows(dry("no-country.csv", PAIRS));
        assertThat(none)
                .allSatisfy(row -> assertThat(row.path("added").toString()).doesNotContain(", NA", ", NO"));
        assertThat(none.get(2).path("class").asText()).isEqualTo("to-review");
    }

    private JsonNode partnership(String city) {
        JsonNode items =
                http.get("/v1/partnerships?city=" + city).expect(200).json().path("items");
        assertThat(items).as(city).isNotEmpty();
        return items.get(0);
    }

    private Reply written(String list, String query) throws IOException {
        return ended(list, query + "&dryRun=false", "text/csv");
    }

    private Reply dry(String list, String query) throws IOException {
        return ended(list, query, "text/csv");
    }

    private Reply ended(String list, String query, String type) throws IOException {
        Reply job = lists.ended(lists.sent(query, Files.readAllBytes(LISTS.resolve(list)), type, Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        return job;
    }
}
