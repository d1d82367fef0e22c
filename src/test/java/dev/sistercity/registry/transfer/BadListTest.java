package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.GeoNamesTable;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are not what they say: each is named for what it is, and leaves nothing. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class BadListTest {

    private static final String HEADER = "city1,country1,city2,country2\n";
    private static final String GOOD = "Erfurt,Germany,Lille,France\n";
    private static final Town ERFURT = new Town(1, "Erfurt", "DE", 50.97, 11.03);
    private static final Town LILLE = new Town(3, "Lille", "FR", 50.63, 3.06);

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Test
    void leaves_nothing_of_a_file_that_cannot_be_read_to_its_end() {
        lists.gazetteer(ERFURT, LILLE);
        byte[] packed = GeoNamesTable.gzip(utf8(HEADER + GOOD.repeat(5_000)));

        fails(Arrays.copyOf(packed, packed.length - 20), "text/csv", "the packed file ends in the middle");
        fails(utf8(HEADER + GOOD + "\"never closed,x,y,z\n"), "text/csv", "row 3: a quote in it is never closed");
        fails(utf8(HEADER + GOOD + "a,b,c\0,d\n"), "text/csv", "row 3 holds a NUL");
        fails(utf8(HEADER + GOOD + "a,b,c," + "d".repeat(1 << 20) + "\n"), "text/csv", "row 3 is longer than");
        fails(latin1(HEADER + GOOD + "Köln,Germany,Lille,France\n"), "text/csv", "row 3 is not UTF-8");
        fails(GeoNamesTable.gzip(utf8(HEADER + GOOD.repeat(1 << 20))), "application/gzip", "unpacks to far more");
        assertThat(stored.count("partnership")).isZero();
        assertThat(stored.count("import_row")).isZero();
        assertThat(stored.count("change")).isZero();
    }

    @Test
    void names_what_a_file_lacks() {
        fails(utf8(HEADER), "text/csv", "the file has a header and no rows");
        fails(
                utf8("city1,country1\nErfurt,DE\n"),
                "text/csv",
                "the header has no column city2 or name2 or the like; it has city1, country1");
        fails(utf8("x,".repeat(1_500) + "y\n"), "text/csv", "the header has 1501 columns");
        fails(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "text/csv", "is not UTF-8");
        fails(utf8("{\"a\":1}"), "text/csv", "the header has no column city1");
        fails(utf8(HEADER), "application/x-ndjson", "row 1 is no JSON");
        fails(utf8("<html>"), "application/geo+json", "the file is no JSON");
        fails(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3}, "text/csv", "the packed file is damaged");
    }

    @Test
    void rejects_a_bad_row_by_its_number_and_text_and_takes_the_others() {
        lists.gazetteer(ERFURT, LILLE);
        String list = "city1,country1,city2,country2,established,kind,latitude2,longitude2\n"
                + "Erfurt,Germany,Lille,France,31.02.1994,p,,\n"
                + "Erfurt,Germany,Lille,France,0000,p,,\n"
                + "Erfurt,Germany,Lille,France,94,p,,\n"
                + "Erfurt,Germany,Erfurt,DE,1994,p,,\n"
                + "Erfurt,Germany,Lille\n"
                + "Erfurt,Germany,,France,1994,p,,\n"
                + "Erfurt,Germany,Lille,France,1994,p,3.06,50.63\n";

        Reply job = lists.written(Lists.PAIRS, list);

        assertThat(job.at("/status")).isEqualTo("done");
        assertThat(lists.classes(job))
                .containsExactly("created", "matched", "matched", "to-review", "merged", "rejected", "merged");
        assertThat(lists.rows(job).stream().map(row -> row.path("reason").asText()))
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("established «31.02.1994» is in no calendar: not used"),
                        reason -> assertThat(reason).isEmpty(),
                        reason -> assertThat(reason).isEqualTo("established «94» leaves the century open: not used"),
                        reason -> assertThat(reason).startsWith("both sides would be the same city"),
                        reason -> assertThat(reason).isEmpty(),
                        reason -> assertThat(reason).isEqualTo("city2 is missing"),
                        reason -> assertThat(reason).contains("swapped"));
        assertThat(lists.rows(job).get(4).path("row").asInt()).isEqualTo(6);
        assertThat(lists.rows(job).get(4).path("text").asText()).isEqualTo("Erfurt,Germany,Lille");
        assertThat(stored.count("partnership")).isEqualTo(1);
    }

    @Test
    void refuses_a_request_that_does_not_say_what_the_list_is() {
        refuses("title=x", "preset must be given");
        refuses("preset=pairs", "source must be given");
        refuses("preset=pairs&title=x&source=018f0000-0000-7000-8000-000000000000", "source must be");
        refuses("preset=pears&title=x", "must be one of pairs, one-sided, wikidata-pairs");
        refuses("map=town:x&title=x", "knows no field town");
        refuses("map=city1&title=x", "must be a field and a colon");
        refuses("preset=pairs&url=x", "must be an http or https address");
        refuses("preset=pairs&title=x&dryRun=maybe", "dryRun");
        lists.sent(Lists.PAIRS, utf8(HEADER), "text/csv; charset=martian", Http.KEY)
                .expectProblem(400, "malformed");
        for (String type : List.of("application/xml", "text/plain", "application/vnd.ms-excel")) {
            assertThat(lists.sent(Lists.PAIRS, utf8(HEADER), type, Http.KEY)
                            .expectProblem(415, "unsupported-type")
                            .at("/detail"))
                    .contains("text/csv", "text/tab-separated-values", "application/zip");
        }
        lists.sent(Lists.PAIRS, new byte[0], "text/csv", Http.KEY).expectProblem(400, "malformed");
        http.send("POST", "/v1/imports?" + Lists.PAIRS, utf8(HEADER), "Content-Type", "text/csv")
                .expectProblem(401, "unauthenticated");
        assertThat(stored.count("job")).isZero();
    }

    private void refuses(String query, String detail) {
        assertThat(lists.sent(query, utf8(HEADER + GOOD), "text/csv", Http.KEY)
                        .expectProblem(400, "malformed")
                        .at("/detail"))
                .contains(detail);
    }

    private void fails(byte[] file, String type, String detail) {
        Reply job = lists.ended(lists.sent(Lists.PAIRS + "&dryRun=false", file, type, Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("failed");
        assertThat(job.at("/failure/detail")).contains(detail);
        assertThat(job.at("/report/stays")).isEqualTo("nothing was written");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
