package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.GeoNamesTable;
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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists in all formats and encodings, and as Wikidata gives them. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ImportFormatsTest {

    private static final Town ERFURT = new Town(1, "Erfurt", "DE", 50.97, 11.03);
    private static final Town LILLE = new Town(3, "Lille", "FR", 50.63, 3.06);
    private static final String PAIRS = "city1,country1,city2,country2\n";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Test
    void reads_all_formats_and_encodings() {
        lists.gazetteer(ERFURT, new Town(4, "Győr", "HU", 47.68, 17.63));
        byte[] tsv =
                (PAIRS.replace(',', '\t') + "Erfurt\tGermany\tGyőr\tHungary\n").getBytes(Charset.forName("ISO-8859-2"));
        byte[] ndjson = "{\"city1\":\"Erfurt\",\"country1\":\"DE\",\"city2\":\"Győr\",\"country2\":\"HU\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] geojson = """
                {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"LineString",
                "coordinates":[[11.03,50.97],[17.63,47.68]]},"properties":{"city1":"Erfurt","city2":"Győr"}}]}""".getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + PAIRS.replace(',', ';') + "Erfurt;Germany;Győr;Hungary\r\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(only(tsv, "text/tab-separated-values; charset=ISO-8859-2")).isEqualTo("created");
        assertThat(only(ndjson, "application/x-ndjson")).isEqualTo("merged");
        assertThat(only(geojson, "application/geo+json")).isEqualTo("merged");
        assertThat(only(GeoNamesTable.gzip(marked), "text/csv")).isEqualTo("matched");
        assertThat(stored.count("partnership")).isEqualTo(1);
    }

    @Test
    void knows_items_of_wikidata() {
        lists.gazetteer(ERFURT, LILLE);
        given.city("Erfurt", "DE", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q1729"))));

        Reply job = lists.written(
                "preset=wikidata-pairs&title=Wikidata",
                "item1,item1Label,item2,item2Label,country2Label,start\n"
                        + "http://www.wikidata.org/entity/Q1729,Erfurt,http://www.wikidata.org/entity/Q648,Lille,France,"
                        + "1988-01-01T00:00:00Z\nQ1729,Erfurt,Q99999999,,,\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created");
        assertThat(http.get("/v1/cities/wikidata:Q648").expect(200).at("/name")).isEqualTo("Lille");
        assertThat(http.get("/v1/cities/geonames:3").at("/id"))
                .isEqualTo(http.get("/v1/cities/wikidata:Q648").at("/id"));
    }

    private String only(byte[] file, String type) {
        Reply job = lists.ended(lists.sent(Lists.PAIRS + "&dryRun=false", file, type, Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(lists.rows(job)).hasSize(1);
        return lists.classes(job).get(0);
    }
}
