package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry's own CSV goes out, is corrected as people do that in a spreadsheet, and comes back. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CorrectionTest {

    private static final String DRY = "preset=corrections";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Lists lists;

    private String cologne;
    private String shanghai;
    private String first;
    private String second;

    @BeforeEach
    void partnerships() {
        cologne = given.city("Cologne", "DE");
        shanghai = given.city("Shanghai", "CN");
        first = given.partnership(
                List.of(cologne, shanghai),
                Map.of("kind", "sister-city", "established", "1987-03-05", "fields", List.of("culture", "sport")));
        second = given.partnership(
                List.of(cologne, given.city("Lille", "FR")), Map.of("kind", "contact", "established", "1958-06"));
    }

    @Test
    void rows_as_they_went_out_change_nothing() {
        for (String address : List.of(
                "/v1/partnerships?format=csv&bom=true",
                "/v1/exports/partnerships.csv",
                "/v1/partnerships?format=csv&lang=de")) {
            String before = head();
            Reply job = sent(http.get(address).expect(200).text(), false);
            assertThat(job.at("/report/matched")).as("%s", job).isEqualTo("2");
            assertThat(job.at("/report/rows")).isEqualTo("2");
            assertThat(head()).isEqualTo(before);
        }
    }

    @Test
    void what_a_spreadsheet_made_of_dates_numbers_separators_and_columns_changes_nothing() {
        // The version as a decimal, dates of the country, semicolons between, other columns gone, and these in another
        // order.
        String german = "\uFEFFestablished;version;id;kind;fields\r\n"
                + "05.03.1987;1,0;" + first + ";sister-city;\"culture; sport\"\r\n"
                + "Jun 58;1;" + second + ";contact;\r\n;;;;\r\n";
        String american = "id,established,version,parties\n" + first + ",3/5/1987,1,Cologne (old) – Shanghai\n" + second
                + ",6/1/1958,1.0,x\n";
        String before = head();
        for (String list : List.of(german, american)) {
            Reply job = sent(list, false);
            assertThat(job.at("/report/matched"))
                    .as("%s %s", job, lists.rows(job))
                    .isEqualTo("2");
        }
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void what_was_corrected_is_changed_and_nothing_else_is() {
        String list = corrected(Map.of("established", "4.3.1987", "fields", "culture; water"));
        Reply dry = lists.ended(lists.sent(DRY, bytes(list), "text/csv", Http.KEY));
        assertThat(dry.at("/report/merged")).as("%s", dry).isEqualTo("1");
        assertThat(http.get("/v1/partnerships/" + first).at("/version")).isEqualTo("1");

        Reply job = sent(list, false);

        assertThat(job.at("/report/merged")).as("%s", job).isEqualTo("1");
        assertThat(job.at("/report/matched")).isEqualTo("1");
        Reply now = http.get("/v1/partnerships/" + first).expect(200);
        assertThat(now.at("/established")).isEqualTo("1987-03-04");
        assertThat(now.json().at("/fields").toString()).isEqualTo("[\"culture\",\"water\"]");
        assertThat(now.at("/kind")).isEqualTo("sister-city");
        assertThat(now.at("/version")).isEqualTo("2");
        assertThat(http.get("/v1/partnerships/" + second).at("/version")).isEqualTo("1");
        JsonNode row = lists.rows(job).get(0);
        assertThat(row.path("partnership").asText()).isEqualTo(first);
        assertThat(row.path("reason").asText()).contains("established 1987-03-04");
        // The same list once more: what it says is what the registry has.
        Reply again = sent(list, false);
        assertThat(again.at("/report/matched")).as("%s", again).isEqualTo("2");
        // An emptied cell says that there is none.
        sent("id,version,established\n" + first + ",2,\n", false);
        assertThat(http.get("/v1/partnerships/" + first).json().has("established"))
                .isFalse();
    }

    @Test
    void a_row_that_is_behind_is_told_and_leaves_what_came_before_it() {
        String list = corrected(Map.of("established", "1986"));
        http.patch("/v1/partnerships/" + first, Map.of("established", "1985"), "*")
                .expect(200);

        Reply job = sent(list, false);

        assertThat(job.at("/report/conflicting")).as("%s", job).isEqualTo("1");
        assertThat(lists.rows(job).get(0).path("reason").asText()).contains("version 1", "version 2");
        assertThat(http.get("/v1/partnerships/" + first).at("/established")).isEqualTo("1985");
    }

    @Test
    void rows_that_cannot_be_used_are_rejected_each_for_itself() {
        String head = "id,version,kind,established,cityIds\n";
        String mine = cologne + "; " + shanghai;
        Reply job = sent(
                head
                        + "x,1,sister-city,1987,\n"
                        + "01a1fc43-bc60-7de0-a6de-deb5d51819f2,1,sister-city,1987,\n"
                        + first + ",,sister-city,1987,\n"
                        + first + ",1,sister-city,10/09/1994," + mine + "\n"
                        + first + ",1,no-such-kind,1987-03-05," + mine + "\n"
                        + first + ",1,,1987-03-05," + mine + "\n"
                        + first + ",1,sister-city,1987-03-05," + cologne + "\n"
                        + first + ",1,sister-city,3000-13-45," + mine + "\n"
                        + first + ",1,sister-city,1987-03-06," + shanghai + ";" + cologne + "\n",
                false);
        assertThat(job.at("/report/rejected")).as("%s %s", job, lists.rows(job)).isEqualTo("8");
        assertThat(job.at("/report/merged")).isEqualTo("1");
        assertThat(http.get("/v1/partnerships/" + first).at("/established")).isEqualTo("1987-03-06");
        lists.rows(job).forEach(row -> assertThat(row.path("reason").asText()).isNotBlank());
    }

    @Test
    void a_list_without_ids_or_versions_is_refused_as_a_whole() {
        for (String columns : List.of("id,kind", "version,kind", "a,b")) {
            Reply job = sent(columns + "\n1,2\n", false);
            assertThat(job.at("/status")).isEqualTo("failed");
            assertThat(job.at("/failure/detail")).contains("has no column");
        }
        for (String other : List.of("map=city1:A", "set=country1:DE", "title=A")) {
            http.send(
                            "POST",
                            "/v1/imports?preset=corrections&" + other,
                            bytes("id\n"),
                            "X-API-Key",
                            Http.KEY,
                            "Content-Type",
                            "text/csv")
                    .expectProblem(400, "malformed");
        }
    }

    @Test
    void an_office_corrects_what_is_its_own() {
        String key = given.office(cologne);
        String list = "id,version,established\n" + first + ",1,1986\n";
        String foreign = given.partnership(shanghai, given.city("Dunedin", "NZ"), "sister-city");
        Reply job =
                lists.ended(lists.sent(DRY + "&dryRun=false", bytes(list + foreign + ",1,1994\n"), "text/csv", key));
        assertThat(job.at("/report/rejected")).as("%s %s", job, job.json()).isEqualTo("1");
        assertThat(job.at("/report/merged")).isEqualTo("1");
        assertThat(http.get("/v1/partnerships/" + foreign).at("/version")).isEqualTo("1");
    }

    private Reply sent(String list, boolean dry) {
        return lists.ended(lists.sent(DRY + "&dryRun=" + dry, bytes(list), "text/csv", Http.KEY));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String head() {
        return http.get("/v1/changes?limit=1").at("/head");
    }

    /** The registry's list, with other cells in the row of the first partnership. */
    private String corrected(Map<String, String> cells) {
        String[] lines =
                http.get("/v1/partnerships?format=csv").expect(200).text().split("\r\n");
        List<String> columns = List.of(lines[0].split(","));
        return Arrays.stream(lines)
                .map(line -> {
                    if (!line.startsWith(first)) {
                        return line;
                    }
                    String[] row = line.split(",", -1);
                    cells.forEach((column, cell) -> row[columns.indexOf(column)] = cell);
                    return String.join(",", row);
                })
                .collect(Collectors.joining("\r\n"));
    }
}
