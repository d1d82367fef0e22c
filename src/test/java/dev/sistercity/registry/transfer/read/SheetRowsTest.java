package dev.sistercity.registry.transfer.read;

import static dev.sistercity.registry.transfer.read.Spreadsheets.MAIN;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ODS_HEAD;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ODS_TAIL;
import static dev.sistercity.registry.transfer.read.Spreadsheets.XML;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ods;
import static dev.sistercity.registry.transfer.read.Spreadsheets.utf8;
import static dev.sistercity.registry.transfer.read.Spreadsheets.workbook;
import static dev.sistercity.registry.transfer.read.Spreadsheets.xlsx;
import static dev.sistercity.registry.transfer.read.Spreadsheets.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.transfer.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetRowsTest {

    private static final String ROWS = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>city1</t></is></c>"
            + "<c r=\"B2\" t=\"inlineStr\"><is><t>since</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>n</t></is></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" s=\"1\"><v>34616</v></c><c r=\"C3\"><v>2008</v></c></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>0</v></c><c r=\"B5\" s=\"2\"><v>34335</v></c></row>"
            + "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>0</v></c><c r=\"B6\" s=\"3\"><v>34616</v></c><c r=\"C6\"><v>1.5</v></c></row>";
    private static final String ODS_ROWS =
            "<table:table table:name=\"Pairs\"><table:table-row><table:table-cell><text:p>city1</text:p>"
                    + "</table:table-cell><table:table-cell><text:p>since</text:p></table:table-cell>"
                    + "<table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
                    + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
                    + "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Łódź</text:p></table:table-cell>"
                    + "<table:table-cell office:value-type=\"date\" office:date-value=\"1994-10-09\"><text:p>09.10.94</text:p>"
                    + "</table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type=\"string\">"
                    + "<text:p>Łódź</text:p></table:table-cell><table:table-cell office:value-type=\"date\""
                    + " office:date-value=\"1994-01-01\"><text:p>1994</text:p></table:table-cell></table:table-row>"
                    + "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Łódź</text:p></table:table-cell>"
                    + "<table:table-cell office:value-type=\"float\" office:value=\"2008\"><text:p>2.008,00</text:p></table:table-cell>"
                    + "</table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/>"
                    + "</table:table-row></table:table>";

    @Test
    void reads_a_workbook_of_excel() throws IOException {
        List<ListRow> rows = read(ListFormat.XLSX, xlsx(ROWS), null);

        assertThat(rows).extracting(ListRow::number).containsExactly(3L, 5L, 6L);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("city1", "Łódź", "since", "1994-10-09", "n", "2008"));
        // A number that is shown as a year is no day.
        assertThat(rows.get(1).cells().get("since")).isEqualTo("1994");
        assertThat(rows.get(2).cells()).isEqualTo(Map.of("city1", "Łódź", "since", "1994-10", "n", "1.5"));
        assertThat(read(ListFormat.XLSX, xlsx(ROWS), "Pairs")).hasSize(3);
        assertThat(read(ListFormat.XLSX, xlsx(ROWS), "1")).hasSize(3);
        assertThatThrownBy(() -> read(ListFormat.XLSX, xlsx(ROWS), "Other")).hasMessageContaining("no sheet Other");
    }

    @Test
    void reads_an_open_document() throws IOException {
        byte[] file = ods(ODS_HEAD + ODS_ROWS + ODS_TAIL);

        List<ListRow> rows = read(ListFormat.ODS, file, null);

        assertThat(rows).extracting(ListRow::number).containsExactly(4L, 5L, 6L);
        assertThat(rows).extracting(row -> row.cells().get("since")).containsExactly("1994-10-09", "1994", "2008");
        assertThat(rows.get(0).cells().get("city1")).isEqualTo("Łódź");
        assertThat(read(ListFormat.ODS, file, "2")).hasSize(3);
        assertThat(read(ListFormat.ODS, file, "pairs")).hasSize(3);
    }

    @Test
    void refuses_what_grows_without_bounds() throws IOException {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        refuses(ListFormat.ODS, ods(ODS_HEAD.replace(XML, XML + bomb) + ODS_ROWS + ODS_TAIL), "DOCTYPE");
        Map<String, byte[]> declared = workbook(ROWS);
        declared.put("xl/sharedStrings.xml", utf8(XML + bomb + "<sst " + MAIN + "><si><t>&b;</t></si></sst>"));
        refuses(ListFormat.XLSX, zip(declared), "DOCTYPE");
        Map<String, byte[]> swollen = workbook(ROWS);
        swollen.put("xl/sharedStrings.xml", new byte[80 << 20]);
        refuses(ListFormat.XLSX, zip(swollen), "unpacks to far more");
        refuses(
                ListFormat.ODS,
                ods(ODS_HEAD
                        + ODS_ROWS.replace(
                                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Łódź",
                                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell"
                                        + " office:value-type=\"string\"><text:p>Łódź")
                        + ODS_TAIL),
                "is repeated");
    }

    @Test
    void says_what_is_no_spreadsheet() throws IOException {
        for (ListFormat format : List.of(ListFormat.XLSX, ListFormat.ODS)) {
            refuses(format, utf8("city1,city2\n"), "no spreadsheet");
            refuses(format, new byte[0], "no spreadsheet");
            refuses(format, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "old version of Excel");
            refuses(format, zip(Map.of("a.txt", utf8("x"))), "spreadsheet");
            byte[] cut = format == ListFormat.XLSX ? xlsx(ROWS) : ods(ODS_HEAD + ODS_ROWS + ODS_TAIL);
            refuses(format, java.util.Arrays.copyOf(cut, cut.length / 2), "spreadsheet");
        }
        refuses(ListFormat.ODS, ods(ODS_HEAD + ODS_TAIL), "empty");
        refuses(ListFormat.ODS, ods(ODS_HEAD + "<table:table>"), "spreadsheet");
        refuses(ListFormat.XLSX, xlsx(""), "empty");
    }

    private static void refuses(ListFormat format, byte[] file, String detail) {
        assertThatThrownBy(() -> read(format, file, null))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining(detail);
    }

    private static List<ListRow> read(ListFormat format, byte[] file, String sheet) throws IOException {
        List<ListRow> rows = new ArrayList<>();
        try (ListRows list = format.open(
                new ByteArrayInputStream(file), new ListFormat.Reading(StandardCharsets.UTF_8, true, sheet))) {
            for (ListRow row; (row = list.next()) != null; ) {
                rows.add(row);
            }
        }
        return rows;
    }
}
