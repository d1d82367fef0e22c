package dev.sistercity.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.endpoint.request.Coding;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExportTest extends ExportFixture {

    @Inject
    Exports exports;

    @Inject
    Catalog catalog;

    @Test
    void writes_each_record_as_its_own_address_answers_it() throws IOException {
        String one = given.city("Erfurt", "DE");
        String other = given.city("Kati", "ML");
        String partnership = given.partnership(one, other, "sister-city");
        String source = given.source("A list");
        given.claim("partnerships", partnership, "", null, source);

        Reply cities = http.get("/v1/exports/cities.ndjson").expect(200);

        assertThat(cities.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(cities.header("Registry-Sequence")).isEqualTo("5");
        assertThat(cities.header("Content-Disposition")).isEqualTo("attachment; filename=\"cities.ndjson\"");
        assertThat(cities.text()).endsWith("}\n");
        assertThat(lines(cities))
                .containsExactly(
                        http.get("/v1/cities/" + one).json(),
                        http.get("/v1/cities/" + other).json());
        assertThat(lines(http.get("/v1/exports/partnerships.ndjson")))
                .containsExactly(http.get("/v1/partnerships/" + partnership).json());
        assertThat(lines(http.get("/v1/exports/sources.ndjson")))
                .containsExactly(http.get("/v1/sources/" + source).json());
        assertThat(lines(http.get("/v1/exports/claims.ndjson"))).hasSize(1);
        assertThat(http.get("/v1/exports/forums.ndjson").expect(200).body()).isEmpty();
    }

    @Test
    void leaves_out_what_was_deleted_and_what_was_merged() {
        String kept = given.city("Erfurt", "DE");
        String deleted = given.city("Nowhere", "DE");
        http.delete("/v1/cities/" + deleted, http.get("/v1/cities/" + deleted).etag())
                .expect(204);

        assertThat(lines(http.get("/v1/exports/cities.ndjson")))
                .singleElement()
                .satisfies(line -> assertThat(line.at("/id").textValue()).isEqualTo(kept));
    }

    @Test
    void neutralizes_what_a_spreadsheet_would_carry_out() throws IOException {
        given.city("=HYPERLINK(\"http://example.org\";\"x\")", "DE", Map.of("latitude", -45.5, "longitude", 170.25));
        given.city("'s-Hertogenbosch", "NL");

        List<CSVRecord> rows = rows(http.get("/v1/exports/cities.csv").expect(200));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("name")).isEqualTo("'=HYPERLINK(\"http://example.org\";\"x\")");
        assertThat(rows.get(0).get("latitude")).isEqualTo("-45.5");
        assertThat(rows.get(1).get("name")).isEqualTo("'s-Hertogenbosch");
        assertThat(http.get("/v1/cities?format=csv").text()).contains("'=HYPERLINK");
    }

    @Test
    void writes_features_with_their_places() {
        given.city("Dunedin", "NZ", Map.of("latitude", -45.87416, "longitude", 170.50361));
        given.city("Somewhere", "NZ");

        Reply geojson = http.get("/v1/exports/cities.geojson").expect(200);

        assertThat(geojson.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(geojson.at("/type")).isEqualTo("FeatureCollection");
        assertThat(geojson.at("/features/0/geometry/coordinates/0")).isEqualTo("170.50361");
        assertThat(geojson.at("/features/0/properties/name")).isEqualTo("Dunedin");
        assertThat(geojson.json().at("/features/1/geometry").isNull()).isTrue();
    }

    @Test
    void writes_the_network_as_a_graph() throws ParserConfigurationException, SAXException, IOException {
        String a = given.city("A & <B>", "DE");
        String b = given.city("B", "FR");
        String c = given.city("C", "PL");
        String pair = given.partnership(a, b, "sister-city");
        String three = given.partnership(List.of(a, b, c), Map.of("kind", "contact"));

        Reply graph = http.get("/v1/exports/partnerships.graphml").expect(200);

        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(graph.body()));
        assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(4);
        assertThat(graph.text())
                .contains("<edge id=\"" + pair + "\" source=\"" + a + "\" target=\"" + b + "\">")
                .contains("<edge id=\"" + three + ".1.2\" source=\"" + b + "\" target=\"" + c + "\">")
                .contains("<data key=\"node-name\">A &amp; &lt;B&gt;</data>")
                .contains("<data key=\"edge-partnership\">" + three + "</data>");
    }

    @Test
    void compresses_as_the_reader_wishes() throws IOException {
        given.city("Köln", "DE");
        Reply plain = http.get("/v1/exports/cities.ndjson").expect(200);

        Reply gzip = http.get("/v1/exports/cities.ndjson", "Accept-Encoding", "gzip, deflate");
        Reply zstd = http.get("/v1/exports/cities.ndjson", "Accept-Encoding", "gzip;q=0.5, zstd, br");
        Reply none = http.get("/v1/exports/cities.ndjson", "Accept-Encoding", "zstd;q=0, br");

        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(zstd.header("Content-Encoding")).isEqualTo("zstd");
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(none.header("Content-Encoding")).isNull();
        assertThat(none.body()).isEqualTo(plain.body());
        assertThat(List.of(plain.etag(), gzip.etag(), zstd.etag())).doesNotHaveDuplicates();
    }

    @Test
    void says_that_nothing_has_changed() {
        String city = given.city("Köln", "DE");
        Reply first = http.get("/v1/exports/cities.csv").expect(200);

        Reply again = http.get("/v1/exports/cities.csv", "If-None-Match", first.etag());

        assertThat(first.etag()).matches("\"[0-9a-f]+\"");
        assertThat(again.expect(304).body()).isEmpty();
        assertThat(again.etag()).isEqualTo(first.etag());
        http.patch(
                        "/v1/cities/" + city,
                        Map.of("website", "https://example.org/"),
                        http.get("/v1/cities/" + city).etag())
                .expect(200);
        assertThat(http.get("/v1/exports/cities.csv", "If-None-Match", first.etag())
                        .expect(200)
                        .etag())
                .isNotEqualTo(first.etag());
    }

    @Test
    void answers_heads_without_a_body() {
        given.city("Köln", "DE");

        Reply head = http.send("HEAD", "/v1/exports/cities.ndjson", null);

        assertThat(head.expect(200).body()).isEmpty();
        assertThat(head.etag()).isEqualTo(http.get("/v1/exports/cities.ndjson").etag());
        assertThat(head.header("Registry-Sequence")).isEqualTo("1");
    }

    @Test
    void keeps_the_registry_as_it_was_listed() {
        String city = given.city("Köln", "DE");
        http.get("/v1/exports").expect(200);
        given.partnership(city, given.city("Cork", "IE"), "sister-city");

        assertThat(lines(http.get("/v1/exports/cities.ndjson?sequence=1"))).hasSize(1);
        assertThat(http.get("/v1/exports/cities.ndjson?sequence=1").header("Registry-Sequence"))
                .isEqualTo("1");
        assertThat(lines(http.get("/v1/exports/partnerships.ndjson?sequence=1")))
                .isEmpty();
        assertThat(lines(http.get("/v1/exports/cities.ndjson?sequence=3"))).hasSize(2);
        http.get("/v1/exports/cities.ndjson?sequence=2").expectProblem(404, "not-found");
        http.get("/v1/exports/cities.ndjson?sequence=x").expectProblem(400, "malformed");
    }

    @Test
    void writes_no_more_than_its_reader_takes() throws IOException {
        List<Map<String, String>> names = IntStream.range(0, 100)
                .mapToObj(number -> Map.of("value", number + "x".repeat(290), "lang", "en"))
                .toList();
        for (int city = 0; city < 12; city++) {
            given.record("cities", Map.of("kind", "city", "names", names, "countryCode", "DE"));
        }
        byte[] whole = http.get("/v1/exports/cities.ndjson").expect(200).body();
        List<Checksum> done = new ArrayList<>();
        ExportStream exportStream = new ExportStream(
                out -> exports.open(exports.get("cities.ndjson"), catalog.snapshot(), out, 2),
                Coding.IDENTITY,
                done::add);

        byte[] first = exportStream.next().bytes();

        assertThat(first.length).isLessThan(whole.length / 2).isGreaterThan(100_000);
        assertThat(whole).startsWith(first);
        assertThat(exportStream.isOver()).isFalse();
        exportStream.close();
        assertThat(exportStream.next().bytes()).isEmpty();
        assertThat(done).isEmpty();
    }

    private static List<CSVRecord> rows(Reply csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                new StringReader(csv.text()),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }
}
