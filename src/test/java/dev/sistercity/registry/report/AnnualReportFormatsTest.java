package dev.sistercity.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** A city's year as a table and as a page. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AnnualReportFormatsTest extends AnnualReportFixture {

    @Test
    void comes_as_a_table_that_no_spreadsheet_carries_out() throws IOException {
        String evil = given.city("=cmd|'/c calc'!A1", "DE");
        String in = exchange(wuxi, evil, "2024-09-09");

        Reply report = http.get(path(wuxi, 2024, "&format=csv")).expect(200);

        assertThat(report.header("Content-Type")).isEqualTo("text/csv; charset=UTF-8");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(report.text()))
                .getRecords();
        assertThat(rows)
                .filteredOn(row -> row.get("section").equals("exchanges-in"))
                .hasSize(2);
        assertThat(rows)
                .filteredOn(row ->
                        row.get("row").equals("figure") && row.get("section").equals("exchanges-in"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("value")).isEqualTo("1"));
        assertThat(rows)
                .filteredOn(row -> row.get("id").equals(in))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("cities")).isEqualTo("'=cmd|'/c calc'!A1");
                    assertThat(row.get("date")).isEqualTo("2024-09-09");
                });
        assertThat(rows)
                .filteredOn(row -> row.get("row").equals("partnership"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("id")).isEqualTo(partnership));
        assertThat(http.get(path(wuxi, 2024, ""), "Accept", "text/csv").text()).isEqualTo(report.text());
    }

    @Test
    void comes_as_a_page_in_the_language_of_the_citys_country() {
        exchange(leverkusen, wuxi, "2024-09-09");

        Reply page = http.get(path(leverkusen, 2024, "&format=html")).expect(200);

        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(page.text())
                .contains(
                        "<html lang=\"de\" dir=\"ltr\">",
                        "Jahresbericht 2024",
                        "Empfangene Begegnungen",
                        "9. September 2024");
        assertThat(http.get(path(wuxi, 2024, "&format=html")).text())
                .contains("<html lang=\"zh-Hans\" dir=\"ltr\">", "2024年年度报告", "2024年9月9日");
        assertThat(http.get(path(wuxi, 2024, "&format=html&lang=en")).text())
                .contains("<html lang=\"en\" dir=\"ltr\">", "Annual report 2024");
        assertThat(http.get(path(wuxi, 2024, ""), "Accept", "text/html", "Accept-Language", "fr-CH, de;q=0.5")
                        .text())
                .contains("<html lang=\"fr\" dir=\"ltr\">", "Rapport annuel 2024");
        assertThat(http.get(path(wuxi, 2024, "&format=html&lang=sw")).header("Content-Language"))
                .isEqualTo("en");
    }

    @Test
    void says_that_it_is_in_english_where_there_are_no_words_in_the_language_of_the_city() {
        String athens = given.city("Athens", "GR");
        exchange(athens, wuxi, "2024");
        String said = "There are no words in Greek for reports yet: this one is in English.";

        assertThat(http.get(path(athens, 2024, "&format=html")).expect(200).text())
                .contains("<html lang=\"en\"", said);
        assertThat(http.get(path(wuxi, 2024, "&format=html&lang=vi")).text())
                .contains("There are no words in Vietnamese");
        for (String read : List.of("&lang=en", "&lang=de", "&lang=el,de", "&lang=en-GB")) {
            assertThat(http.get(path(athens, 2024, "&format=html" + read)).text())
                    .as(read)
                    .doesNotContain("There are no words");
        }
    }

    @Test
    void lets_no_name_into_the_page_as_markup() {
        String evil = given.city("<script>alert(1)</script>\" onload=\"x {page.city}", "DE");
        exchange(evil, wuxi, "2024");

        String page = http.get(path(evil, 2024, "&format=html")).expect(200).text();

        assertThat(page)
                .doesNotContain("<script", "onload=\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x {page.city}");
    }

    @Test
    void is_the_same_until_something_changes_in_each_format() {
        for (String format : List.of("json", "csv", "html")) {
            String path = path(wuxi, 2024, "&format=" + format);
            String tag = http.get(path).expect(200).etag();
            assertThat(http.get(path, "If-None-Match", tag).status()).isEqualTo(304);
            exchange(wuxi, leverkusen, "2024-05");
            assertThat(http.get(path, "If-None-Match", tag).status()).isEqualTo(200);
        }
    }
}
