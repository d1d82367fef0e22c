package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CSV as Excel reads it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ByteOrderMarkTest {

    private static final String MARK = "\uFEFF";

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuerzburg;
    private String partnership;

    @BeforeEach
    void records() {
        wuerzburg = given.city(
                "Würzburg",
                "DE",
                Map.of(
                        "latitude", 49.79,
                        "longitude", 9.95,
                        "identifiers", List.of(Map.of("scheme", "geonames", "value", "2805615"))));
        String otsu = given.city("大津市", "JP", Map.of("latitude", 35.02, "longitude", 135.86));
        partnership = given.partnership(wuerzburg, otsu, "sister-city");
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        http.get("/v1/exports")
                .expect(200)
                .json()
                .at("/dataset")
                .forEach(each ->
                        tables.add("/v1/exports/" + each.path("identifier").asText() + ".csv?"));
        tables.addAll(List.of(
                "/v1/cities?format=csv&",
                "/v1/cities?format=csv&groupBy=countryCode&",
                "/v1/cities/" + wuerzburg + "?format=csv&",
                "/v1/partnerships?format=csv&limit=1&",
                "/v1/cities/" + wuerzburg + "/partnerships?format=csv&",
                "/v1/reports/annual?year=2024&city=" + wuerzburg + "&format=csv&",
                "/v1/network/metrics?format=csv&",
                "/v1/network/matrix?format=csv&",
                "/v1/cities/" + wuerzburg + "/partners?format=csv&"));
        return tables;
    }

    @Test
    void every_table_has_it_where_it_is_asked_for_and_is_the_same_behind_it() {
        assertThat(tables().size()).isGreaterThan(20);
        for (String table : tables()) {
            Reply plain = http.get(table + "bom=false").expect(200);
            Reply marked = http.get(table + "bom=true").expect(200);
            assertThat(marked.header("Content-Type")).as(table).isEqualTo("text/csv; charset=UTF-8");
            assertThat(marked.text()).as(table).isEqualTo(MARK + plain.text());
            assertThat(plain.text()).doesNotContain(MARK);
            assertThat(marked.etag()).as(table).isNotEqualTo(plain.etag());
            http.get(table + "bom=true", "If-None-Match", plain.etag()).expect(200);
            http.get(table + "bom=true", "If-None-Match", marked.etag()).expect(304);
            http.get(table + "bom=yes").expectProblem(400, "malformed");
        }
    }

    @Test
    void other_formats_have_none() {
        for (String path : List.of(
                "/v1/cities?",
                "/v1/cities?format=ndjson&",
                "/v1/cities?format=geojson&",
                "/v1/exports/cities.ndjson?")) {
            assertThat(http.get(path + "bom=true").expect(200).text()).doesNotContain(MARK);
        }
    }

    @Test
    void partnerships_have_the_places_and_identifiers_of_both_ends_as_columns() {
        String[] lines =
                http.get("/v1/partnerships?format=csv").expect(200).text().split("\r\n");
        List<String> columns = List.of(lines[0].split(","));
        List<String> row = List.of(lines[1].split(",", -1));
        assertThat(row.get(columns.indexOf("id"))).isEqualTo(partnership);
        assertThat(row.get(columns.indexOf("version"))).isEqualTo("1");
        List<String> first =
                row.get(columns.indexOf("parties")).startsWith("Würzburg") ? List.of("1", "2") : List.of("2", "1");
        assertThat(row.get(columns.indexOf("latitude" + first.get(0)))).isEqualTo("49.79");
        assertThat(row.get(columns.indexOf("longitude" + first.get(0)))).isEqualTo("9.95");
        assertThat(row.get(columns.indexOf("identifiers" + first.get(0)))).isEqualTo("geonames:2805615");
        assertThat(row.get(columns.indexOf("latitude" + first.get(1)))).isEqualTo("35.02");
        assertThat(row.get(columns.indexOf("longitude" + first.get(1)))).isEqualTo("135.86");
        assertThat(row.get(columns.indexOf("identifiers" + first.get(1)))).isEmpty();
    }
}
