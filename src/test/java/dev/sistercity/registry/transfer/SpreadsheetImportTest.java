package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import dev.sistercity.registry.transfer.read.Spreadsheets;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists in any form say the same: what the forms of files have to do with it ends where they are read. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SpreadsheetImportTest {

    private static final String QUERY = "preset=pairs&title=A%20ring&dryRun=false";
    private static final List<List<String>> ROWS = List.of(
            List.of("city1", "country1", "city2", "country2", "city3", "country3", "established"),
            List.of("Radom", "PL", "Magdeburg", "DE", "Exeter", "GB", "1994"),
            List.of("Radom", "PL", "Exeter", "GB", "", "", "2001-05"));
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void the_gazetteer_has_a_few_towns() {
        lists.gazetteer(
                new Town(1, "Radom", "PL.78", 51.4, 21.15, 226_000),
                new Town(2, "Magdeburg", "DE.14", 52.13, 11.62, 229_000),
                new Town(7, "Exeter", "GB.ENG", 50.72, -3.53, 113_000));
    }

    private static byte[] csv() {
        return ROWS.stream()
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void isRing(Reply job) {
        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created");
        Reply ring = http.get("/v1/partnerships?partyCount=3").expect(200);
        assertThat(ring.ids()).hasSize(1);
        assertThat(ring.at("/items/0/established")).isEqualTo("1994");
        assertThat(http.get("/v1/partnerships?partyCount=2").at("/items/0/established"))
                .isEqualTo("2001-05");
        assertThat(http.get("/v1/cities/geonames:1").at("/region/code")).isEqualTo("PL.78");
        assertThat(stored.count("city")).isEqualTo(3);
    }

    @Test
    void a_row_of_three_parties_is_one_partnership() {
        isRing(lists.ended(lists.sent(QUERY, csv(), "text/csv", Http.KEY)));
    }

    @Test
    void a_workbook_of_excel_says_the_same() {
        isRing(lists.ended(lists.sent(QUERY, Spreadsheets.xlsx(ROWS), XLSX, Http.KEY)));
    }

    @Test
    void an_open_document_says_the_same() {
        isRing(lists.ended(lists.sent(QUERY, Spreadsheets.ods(ROWS), ODS, Http.KEY)));
    }

    @Test
    void the_same_in_another_form_changes_nothing() {
        lists.ended(lists.sent(QUERY, csv(), "text/csv", Http.KEY));
        long changes = stored.count("change");

        for (Reply job : List.of(
                lists.ended(lists.sent(QUERY, Spreadsheets.xlsx(ROWS), XLSX, Http.KEY)),
                lists.ended(lists.sent(QUERY, Spreadsheets.ods(ROWS), ODS, Http.KEY)))) {
            assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("matched", "matched");
        }

        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void a_file_that_is_no_spreadsheet_fails_in_words_and_leaves_nothing() {
        for (String type : List.of(XLSX, ODS)) {
            Reply job = lists.ended(lists.sent(QUERY, csv(), type, Http.KEY));
            assertThat(job.at("/status")).isEqualTo("failed");
            assertThat(job.at("/failure/detail")).contains("no spreadsheet");
        }
        assertThat(stored.count("partnership")).isZero();
    }
}
