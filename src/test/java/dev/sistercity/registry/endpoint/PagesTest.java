package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Which records a list is asked for, how many at once, and in how many bytes. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PagesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    @Test
    void every_collection_answers_by_ids_and_lists_those_that_it_does_not_have() {
        String dunedin = given.city("Dunedin", "NZ");
        String kyoto = given.city(
                "Kyoto", "JP", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1857910"))));
        String twin = given.city("Dunedin City", "NZ");
        given.city("Oslo", "NO");
        String gone = given.city("Nowhere", "NO");
        http.post("/v1/cities/" + twin + "/merge", Map.of("into", dunedin), "If-Match", "*")
                .expect(200);
        http.delete("/v1/cities/" + gone, "*").expect(204);
        String unknown = "01890000-0000-7000-8000-000000000000";

        Reply found = http.get("/v1/cities?ids=" + String.join(",", dunedin, unknown, "geonames:1857910", gone))
                .expect(200);
        assertThat(found.ids()).containsExactlyInAnyOrder(dunedin, kyoto);
        assertThat(found.json().at("/page/unknownIds"))
                .extracting(JsonNode::textValue)
                .containsExactly(unknown, gone);
        assertThat(http.get("/v1/cities?ids=" + twin).ids()).containsExactly(dunedin);
        assertThat(http.get("/v1/cities?countryCode=JP&ids=" + dunedin + "," + kyoto)
                        .ids())
                .containsExactly(kyoto);
        assertThat(http.get("/v1/cities").json().at("/page").has("unknownIds")).isFalse();
        for (RecordCollection<?> type : collections) {
            List<String> many = new ArrayList<>(Collections.nCopies(200, unknown));
            assertThat(http.get("/v1/" + type.name() + "?ids=" + String.join(",", many))
                            .expect(200)
                            .json()
                            .at("/page/unknownIds"))
                    .hasSize(200);
            many.add(unknown);
            for (String wrong : List.of(String.join(",", many), "x", unknown + ",")) {
                assertThat(http.get("/v1/" + type.name() + "?ids=" + wrong)
                                .expectProblem(400, "malformed")
                                .faults())
                        .containsExactly("ids");
            }
        }
    }

    @Test
    void pages_are_as_large_as_their_form_bears() {
        for (int i = 0; i < 3; i++) {
            given.city("City " + i, "NZ", Map.of("latitude", i, "longitude", i));
        }
        Reply counted = http.get("/v1/cities?limit=0").expect(200);
        assertThat(counted.ids()).isEmpty();
        assertThat(counted.at("/page/total")).isEqualTo("3");
        assertThat(counted.at("/page/nextCursor")).isNull();
        http.get("/v1/cities?limit=201").expectProblem(400, "malformed");
        for (String format : List.of("csv", "ndjson", "geojson")) {
            http.get("/v1/cities?limit=1000&format=" + format).expect(200);
            http.get("/v1/cities?limit=1001&format=" + format).expectProblem(400, "malformed");
        }
        JsonNode page =
                http.get("/v1/cities?limit=2", "Accept", "application/geo+json").json();
        String next = page.at("/links/0/href").textValue();
        assertThat(page.at("/links/0/rel").textValue()).isEqualTo("next");
        JsonNode last = http.get(next).expect(200).json();
        assertThat(last.get("features")).hasSize(1);
        assertThat(last.has("links")).isFalse();
    }

    @Test
    void anniversaries_come_in_pages_too() {
        for (int i = 0; i < 7; i++) {
            given.partnership(
                    List.of(given.city("One " + i, "NZ"), given.city("Other " + i, "JP")),
                    Map.of("established", "199" + i % 3 + "-06-0" + (1 + i % 2)));
        }
        JsonNode all = http.get("/v1/anniversaries").json();
        List<JsonNode> read = new ArrayList<>();
        String cursor = null;
        do {
            Reply page = http.get("/v1/anniversaries?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.json().get("items").forEach(read::add);
            assertThat(page.at("/total")).isEqualTo("7");
            cursor = page.at("/page/nextCursor");
        } while (cursor != null);
        assertThat(read).containsExactlyElementsOf(all.get("items"));
        assertThat(http.get("/v1/anniversaries?limit=0").json().get("items")).isEmpty();
        http.get("/v1/anniversaries?cursor=x").expectProblem(400, "malformed");
    }

    @Test
    void what_is_longer_than_a_packet_comes_compressed_to_who_takes_that() throws IOException {
        for (int i = 0; i < 20; i++) {
            given.city("City " + i, "NZ");
        }
        byte[] plain = http.get("/v1/cities").body();
        for (int again = 0; again < 2; again++) {
            Reply zipped = http.get("/v1/cities", "Accept-Encoding", "gzip, deflate, br")
                    .expect(200);
            assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                    .isEqualTo(plain);
            assertThat(zipped.etag()).isEqualTo(http.get("/v1/cities").etag());
            Reply zstd = http.get("/v1/cities", "Accept-Encoding", "zstd, gzip").expect(200);
            assertThat(zstd.header("Content-Encoding")).isEqualTo("zstd");
            assertThat(zstd.body().length).isLessThan(plain.length / 2);
        }
        assertThat(http.get("/v1/cities").header("Content-Encoding")).isNull();
        assertThat(http.get("/v1/cities", "Accept-Encoding", "br").header("Content-Encoding"))
                .isNull();
        assertThat(http.get("/v1/cities?limit=1", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isNull();
        assertThat(http.get("/v1/cities").header("Vary")).contains("Accept-Encoding");
        http.get(
                        "/v1/cities",
                        "Accept-Encoding",
                        "gzip",
                        "If-None-Match",
                        http.get("/v1/cities").etag())
                .expect(304);
    }
}
