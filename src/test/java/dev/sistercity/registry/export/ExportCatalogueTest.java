package dev.sistercity.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list of exports: files, checksums and columns. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExportCatalogueTest extends ExportFixture {

    @Test
    void lists_all_files_with_their_checksums() throws NoSuchAlgorithmException {
        given.partnership(given.city("Erfurt", "DE"), given.city("Kati", "ML"), "sister-city");

        Reply list = http.get("/v1/exports").expect(200);

        assertThat(list.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(http.get("/v1/exports", "Accept", "application/json").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(list.at("/@type")).isEqualTo("dcat:Catalog");
        assertThat(list.at("/license")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(list.at("/sequence")).isEqualTo("3").isEqualTo(list.header("Registry-Sequence"));
        List<String> files = new ArrayList<>();
        for (JsonNode dataset : list.json().at("/dataset")) {
            for (JsonNode file : dataset.at("/distribution")) {
                files.add(file.at("/title").textValue());
                Reply download = http.get(file.at("/downloadURL").textValue()).expect(200);
                byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(download.body());
                assertThat(file.at("/byteSize").longValue()).as("%s", file).isEqualTo(download.body().length);
                assertThat(file.at("/checksum/checksumValue").textValue())
                        .isEqualTo(HexFormat.of().formatHex(sha256));
                assertThat(download.header("Repr-Digest"))
                        .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
            }
        }
        assertThat(files)
                .contains("cities.ndjson", "cities.csv", "cities.geojson", "partnerships.graphml", "claims.csv")
                .contains("forum-series.ndjson", "forums.csv", "sources.csv")
                .doesNotContain("claims.geojson", "cities.graphml", "offices.ndjson");
        assertThat(http.get("/v1/exports", "If-None-Match", list.etag()).status())
                .isEqualTo(304);
    }

    @Test
    void takes_no_parameter_and_says_so() {
        assertThat(http.get("/v1/exports?colour=red")
                        .expectProblem(400, "malformed")
                        .at("/detail"))
                .isEqualTo("there is no query parameter colour; there are none here");
    }

    @Test
    void says_what_every_column_means() throws IOException {
        given.city("Erfurt", "DE");
        for (JsonNode dataset : http.get("/v1/exports").json().at("/dataset")) {
            JsonNode csv = StreamSupport.stream(dataset.at("/distribution").spliterator(), false)
                    .filter(file -> file.at("/title").textValue().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            List<String> columns = csv.at("/tableSchema/columns").findValuesAsText("name");
            String header = http.get(csv.at("/downloadURL").textValue())
                    .text()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertThat(String.join(",", columns)).isEqualTo(header);
            csv.at("/tableSchema/columns")
                    .forEach(column -> assertThat(column.at("/description").textValue())
                            .as("%s", column)
                            .isNotEqualTo(column.at("/name").textValue()));
        }
    }

    @Test
    void says_what_there_is_where_there_is_nothing() {
        Reply none = http.get("/v1/exports/city.ndjson").expectProblem(404, "not-found");

        assertThat(none.at("/detail")).contains("cities.ndjson").contains("partnerships.graphml");
        http.get("/v1/exports/claims.geojson").expectProblem(404, "not-found");
        http.get("/v1/exports/offices.csv").expectProblem(404, "not-found");
        http.get("/v1/exports/cities.ndjson?q=x").expectProblem(400, "malformed");
        http.get("/v1/exports", "Accept", "text/csv").expectProblem(406, "not-acceptable");
        http.send("POST", "/v1/exports/cities.ndjson", new byte[0]).expectProblem(405, "method-not-allowed");
    }
}
