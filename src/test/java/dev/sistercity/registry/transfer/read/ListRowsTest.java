package dev.sistercity.registry.transfer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.transfer.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRowsTest {

    @Test
    void reads_quotes_blank_lines_and_the_numbers_of_lines() throws IOException {
        List<ListRow> rows =
                read(ListFormat.CSV, "\uFEFFa,b\r\n\r\n\"x, \"\"y\"\"\",1\r\n\"two\nlines\",2\r\nlast, 3 ");

        assertThat(rows).extracting(ListRow::number).containsExactly(3L, 4L, 6L);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("a", "x, \"y\"", "b", "1"));
        assertThat(rows.get(2).cells()).isEqualTo(Map.of("a", "last", "b", "3"));
        assertThat(rows.get(0).text()).isEqualTo("\"x, \"\"y\"\"\",1");
    }

    @Test
    void passes_over_titles_above_the_header() throws IOException {
        List<ListRow> rows = read(ListFormat.CSV, "Our partners\n\nAs of 2024;;\na;b\n1;2\n");

        assertThat(rows).extracting(ListRow::number).containsExactly(5L);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("a", "1", "b", "2"));
        // Of one column alone nothing is a title.
        assertThat(read(ListFormat.CSV, "a\nx\ny\n"))
                .extracting(ListRow::cells)
                .containsExactly(Map.of("a", "x"), Map.of("a", "y"));
    }

    @Test
    void takes_the_separator_that_is_said_before_the_header() throws IOException {
        for (String said : List.of("sep=;", "sep = ;", "SEP=;", "\"sep=;\"", "sep=;;;;")) {
            assertThat(read(ListFormat.CSV, said + "\na;b\n1;2\n").get(0).cells())
                    .as(said)
                    .isEqualTo(Map.of("a", "1", "b", "2"));
        }
        assertThat(read(ListFormat.CSV, "sep=\t\na\tb\n1\t2\n").get(0).cells()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void names_the_encoding_that_a_list_most_likely_has() {
        byte[] japanese = "市,姉妹都市\n神戸市,天津市\n横浜市,上海市\n大阪市,サンパウロ\n名古屋市,南京市\n".getBytes(Charset.forName("Shift_JIS"));
        assertThatThrownBy(() -> read(ListFormat.CSV, japanese, StandardCharsets.UTF_8))
                .hasMessageContaining("charset=Shift_JIS");
    }

    @Test
    void takes_semicolons_where_the_header_has_them() throws IOException {
        assertThat(read(ListFormat.CSV, "a;b\n1,5;2\n").get(0).cells()).isEqualTo(Map.of("a", "1,5", "b", "2"));
    }

    @Test
    void takes_back_what_was_done_to_cells_that_a_spreadsheet_would_carry_out() throws IOException {
        assertThat(read(ListFormat.CSV, "a,b\n'=HYPERLINK(),'s-Hertogenbosch\n")
                        .get(0)
                        .cells())
                .isEqualTo(Map.of("a", "=HYPERLINK()", "b", "'s-Hertogenbosch"));
    }

    @Test
    void takes_a_formula_that_is_but_a_text_for_the_text() throws IOException {
        assertThat(read(ListFormat.CSV, "a;b;c\n=\"1994\";\"=\"\"Ulm\"\"\";'=\"x\"\n")
                        .get(0)
                        .cells())
                .isEqualTo(Map.of("a", "1994", "b", "Ulm", "c", "=\"x\""));
    }

    @Test
    void takes_quotes_as_they_are_between_tabs() throws IOException {
        assertThat(read(ListFormat.TSV, "a\tb\n\"x\" y\t\"\n").get(0).cells())
                .isEqualTo(Map.of("a", "\"x\" y", "b", "\""));
    }

    @Test
    void finds_a_row_with_too_few_or_too_many_cells() throws IOException {
        List<ListRow> rows = read(ListFormat.CSV, "a,b\n1\n1,2,3\n1,2,, \n,,,\n1,2\n");

        assertThat(rows)
                .extracting(ListRow::fault)
                .containsExactly(null, "has 3 cells where the header has 2", null, null);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b\n1,5;2\n",
                "a\tb\n1,5\t2\n",
                "a|b\n1,5|2\n",
                "| a | b |\n|---|:-:|\n| 1,5 | 2 |\n",
                "a | b\n--- | ---:\n1,5 | 2\n",
                "+----+---+\n| a | b |\n+====+===+\n| 1,5 | 2 |\n+----+---+\n",
                "sep=;\na;b\n1,5;2\n",
                "\uFEFFsep=;\r\na;b\r\n1,5;2\r\n",
                "\"sep=|\"\na|b\n1,5|2\n",
                "SEP=,\nA,b\n\"1,5\",2\n",
                "\n\n;;\nA;B;;\n1,5;2;;\n",
                "a\u00A0;\u200Bb\n1,5\u202F;\u00A02\n",
                "\"a, or so\";b\n1,5;2\n"
            })
    void finds_what_separates_the_cells(String table) throws IOException {
        ListRow row = read(ListFormat.CSV, table).get(0);

        assertThat(row.cells().values()).containsExactlyInAnyOrder("1,5", "2");
        assertThat(row.cells().get("B")).isEqualTo("2");
    }

    @Test
    void reads_what_a_query_service_answers() throws IOException {
        ListRow row = read(
                        ListFormat.TSV,
                        "?item1\t?item1Label\t?start\t?n\n<http://www.wikidata.org/entity/Q1>\t\"a \\\"b\\\"\"@en\t"
                                + "\"2008-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>\t7\n")
                .get(0);

        assertThat(row.cells())
                .isEqualTo(Map.of(
                        "item1", "http://www.wikidata.org/entity/Q1",
                        "item1Label", "a \"b\"",
                        "start", "2008-01-01T00:00:00Z",
                        "n", "7"));
    }

    @Test
    void takes_the_encoding_that_a_mark_or_zeros_tell() throws IOException {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-8", "UTF-32LE", "UTF-32BE")) {
            for (String mark : List.of("\uFEFF", "")) {
                boolean told = !mark.isEmpty() || !charset.startsWith("UTF-32");
                if (told) {
                    byte[] file = (mark + "a\tb\nŁódź\t1\n").getBytes(Charset.forName(charset));
                    assertThat(read(ListFormat.TSV, file, StandardCharsets.UTF_8)
                                    .get(0)
                                    .cells())
                            .as(charset)
                            .isEqualTo(Map.of("a", "Łódź", "b", "1"));
                }
            }
        }
    }

    @Test
    void calls_columns_without_a_header_by_their_numbers() throws IOException {
        try (ListRows list = ListFormat.CSV.open(
                new ByteArrayInputStream("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                new ListFormat.Reading(StandardCharsets.UTF_8, false, null))) {
            assertThat(list.columns()).containsExactly("1", "2");
            assertThat(list.next().cells()).isEqualTo(Map.of("1", "x", "2", "y"));
            assertThat(list.next().number()).isEqualTo(2);
            assertThat(list.next()).isNull();
        }
    }

    @Test
    void gives_each_column_a_name_of_its_own() throws IOException {
        assertThat(read(ListFormat.CSV, "City,city,,x\n1,2,3,4\n").get(0).cells())
                .isEqualTo(Map.of("City", "1", "city (2)", "2", "column 3", "3", "x", "4"));
    }

    @Test
    void names_the_row_from_which_on_nothing_can_be_read() {
        refuses(ListFormat.CSV, "a,b\n1,2\n\"never,closed\n1,2\n", 3, "a quote in it is never closed");
        refuses(ListFormat.CSV, "a,b\n1,2\n1,\"x\"y\n", 3, "text follows a closed quote");
        refuses(ListFormat.CSV, "a,b\n1,2\n1,\0\n", 3, "holds a NUL");
        refuses(ListFormat.CSV, "a,b\n1,2\n" + "x".repeat(1 << 20) + ",2\n", 3, "is longer than 262144 characters");
        refuses(ListFormat.NDJSON, "{\"a\":1}\n{\"a\":\n", 2, "is no JSON");
        refuses(ListFormat.NDJSON, "{\"a\":1}\n[1]\n", 2, "is no JSON object");
        refuses(ListFormat.NDJSON, "{\"a\":1}\n{} {}\n", 2, "is no JSON");
        refuses(ListFormat.GEOJSON, "{\"features\":[{\"properties\":{}},7]}", 2, "is no feature");
        refuses(ListFormat.GEOJSON, "{\"features\":[{\"properties\":{}},{", 2, "is no JSON");
    }

    @Test
    void refuses_a_header_of_millions_of_columns_before_it_is_read() {
        refuses(ListFormat.CSV, "a,".repeat(10_000_000) + "b\n", 1, "is longer than 262144 characters");
        refuses(ListFormat.CSV, "a,".repeat(2_000) + "b\n", 1, "the header has 2001 columns");
    }

    @Test
    void refuses_what_is_of_another_format() {
        assertThatThrownBy(() -> read(ListFormat.GEOJSON, "city1,city2\n")).hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> read(ListFormat.GEOJSON, "{\"type\":\"Feature\"}"))
                .hasMessage("the file is no GeoJSON FeatureCollection");
        assertThatThrownBy(() -> read(ListFormat.CSV, "")).hasMessage("the file is empty");
    }

    @Test
    void finds_the_line_where_the_encoding_changes() {
        byte[] mixed = concat(
                "a,b\nKöln,2\n".getBytes(StandardCharsets.UTF_8), "Köln,3\n".getBytes(Charset.forName("windows-1252")));

        assertThatThrownBy(() -> read(ListFormat.CSV, mixed, StandardCharsets.UTF_8))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("row 3 is not UTF-8");
    }

    @Test
    void decodes_the_encoding_that_is_declared() throws IOException {
        Charset latin2 = Charset.forName("ISO-8859-2");

        assertThat(read(ListFormat.CSV, "a\nGyőr\n".getBytes(latin2), latin2)
                        .get(0)
                        .cells())
                .isEqualTo(Map.of("a", "Győr"));
        assertThat(read(ListFormat.CSV, "a\nGyőr\n".getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
                        .get(0)
                        .cells())
                .isEqualTo(Map.of("a", "Győr"));
    }

    @Test
    void has_the_ends_of_a_line_as_the_places_of_the_cities() throws IOException {
        List<ListRow> rows = read(ListFormat.GEOJSON, """
            {"type":"FeatureCollection","bbox":[0,0,1,1],"features":[
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[11,50],[9,49],[3,48]]},
             "properties":{"city1":"A","parts":{"name":"B"},"none":null}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[3,48]},"properties":{"latitude2":"7"}}]}\
            """);

        assertThat(rows.get(0).cells())
                .isEqualTo(Map.of(
                        "city1",
                        "A",
                        "parts/name",
                        "B",
                        "longitude1",
                        "11",
                        "latitude1",
                        "50",
                        "longitude2",
                        "3",
                        "latitude2",
                        "48"));
        assertThat(rows.get(1).cells()).isEqualTo(Map.of("longitude2", "3", "latitude2", "7"));
    }

    private static void refuses(ListFormat format, String file, long row, String detail) {
        assertThatThrownBy(() -> read(format, file)).isInstanceOfSatisfying(JobFailedException.class, failed -> {
            assertThat(failed.failure().detail()).contains(detail);
            assertThat(failed.failure().row()).isEqualTo(row);
        });
    }

    private static List<ListRow> read(ListFormat format, String file) throws IOException {
        return read(format, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static List<ListRow> read(ListFormat format, byte[] file, Charset charset) throws IOException {
        List<ListRow> rows = new ArrayList<>();
        try (ListRows list = format.open(new ByteArrayInputStream(file), new ListFormat.Reading(charset, true, null))) {
            for (ListRow row; (row = list.next()) != null; ) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
