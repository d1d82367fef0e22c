package dev.sistercity.registry.transfer.read;

import static dev.sistercity.registry.transfer.read.Spreadsheets.MAIN;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ODS_HEAD;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ODS_TAIL;
import static dev.sistercity.registry.transfer.read.Spreadsheets.XML;
import static dev.sistercity.registry.transfer.read.Spreadsheets.ods;
import static dev.sistercity.registry.transfer.read.Spreadsheets.utf8;
import static dev.sistercity.registry.transfer.read.Spreadsheets.workbook;
import static dev.sistercity.registry.transfer.read.Spreadsheets.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.transfer.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tables of office programs hold beside plain texts and numbers, and what a reader of the sheet would see there. */
class SheetKindsTest {

    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>city1</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>city2</t></is></c>"
                    + "<c r=\"C1\" t=\"inlineStr\"><is><t>since</t></is></c></row>";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final int ALL_ROWS = 1_048_576;

    /** Rows by their columns, and names of the sheets from which none come. */
    private record Table(List<Map<String, String>> rows, List<String> unused) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='C2' s='1'><v>34616</v></c> | 1994-10-09",
                "<c r='C2' s='1'><v>34616.75</v></c> | 1994-10-09",
                "<c r='C2' s='1'><v>59</v></c> | 1900-02-28",
                "<c r='C2' s='1'><v>61</v></c> | 1900-03-01",
                "<c r='C2' s='2'><v>34335</v></c> | 1994",
                "<c r='C2' s='3'><v>34616</v></c> | 1994-10",
                "<c r='C2'><v>2008</v></c> | 2008",
                "<c r='C2'><v>2008.0</v></c> | 2008",
                "<c r='C2'><v>2.008E3</v></c> | 2008",
                "<c r='C2' s='1'><f>DATE(1994,10,9)</f><v>34616</v></c> | 1994-10-09",
                "<c r='C2'><f>1993+1</f><v>1994</v></c> | 1994",
                "<c r='C2' t='str'><f>\"19\"&amp;\"94\"</f><v>1994</v></c> | 1994",
                "<c r='C2' t='e'><f>NA()</f><v>#N/A</v></c> | #N/A",
                "<c r='C2' t='e'><v>#REF!</v></c> | #REF!",
                "<c r='C2' t='b'><v>1</v></c> | true",
                "<c r='C2' t='inlineStr'><is><r><t>9 Oct</t></r><r><t> 1994</t></r></is></c> | 9 Oct 1994",
                "<c r='C2' t='inlineStr'><is><t xml:space='preserve'> 1994&#160;</t></is></c> | 1994",
            })
    void reads_what_a_cell_of_excel_shows(String cell, String shown) throws IOException {
        String row = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>" + cell.replace('\'', '"') + "</row>";

        assertThat(xlsx(HEADER + row, parts -> parts).rows())
                .singleElement()
                .satisfies(cells -> assertThat(cells.get("since")).isEqualTo(shown));
    }

    /** Dates in ISO's form, which other programs write into usual workbooks, too; and all that the strict form calls otherwise. */
    @Test
    void reads_the_strict_form_of_a_workbook() throws IOException {
        String row =
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" s=\"1\" t=\"d\"><v>1994-10-09T00:00:00.000</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" s=\"1\" t=\"d\"><v>1994-10-09</v></c></row>";

        List<Map<String, String>> dates = xlsx(HEADER + row, parts -> parts).rows();
        List<Map<String, String>> strict = xlsx(HEADER + row, parts -> {
                    parts.replaceAll((name, part) -> utf8(new String(part, StandardCharsets.UTF_8)
                            .replace(
                                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                    "http://purl.oclc.org/ooxml/spreadsheetml/main")
                            .replace(
                                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                    "http://purl.oclc.org/ooxml/officeDocument/relationships")));
                    return parts;
                })
                .rows();

        assertThat(dates).extracting(cells -> cells.get("since")).containsExactly("1994-10-09", "1994-10-09");
        assertThat(strict).isEqualTo(dates);
    }

    @Test
    void counts_days_from_1904_where_the_workbook_does() throws IOException {
        String row =
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" s=\"1\"><v>33154</v></c><c r=\"D2\"/></row>";

        Table table = xlsx(HEADER + row, parts -> {
            replace(parts, "xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
            return parts;
        });

        assertThat(table.rows().get(0).get("since")).isEqualTo("1994-10-09");
    }

    @Test
    void reads_rows_that_a_filter_hides_and_passes_over_blank_ones() throws IOException {
        StringBuilder rows = new StringBuilder("<row r=\"1\"/><row r=\"2\"><c r=\"A2\"/></row>");
        rows.append(HEADER.replace("r=\"1\"", "r=\"3\"").replaceAll("([ABC])1\"", "$13\""));
        rows.append("<row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"C4\"><v>1994</v></c></row>");
        rows.append("<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>  </t></is></c></row>");
        rows.append("<row r=\"1048576\"><c r=\"A1048576\" t=\"s\"><v>0</v></c></row>");

        assertThat(xlsx(rows.toString(), parts -> parts).rows())
                .containsExactly(Map.of("city1", "Łódź", "since", "1994"), Map.of("city1", "Łódź"));
    }

    @Test
    void says_of_each_row_what_a_merged_cell_says_of_all() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 2; row <= 6; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            rows.append(row == 2 || row == 5 ? "<c r=\"A" + row + "\" t=\"s\"><v>0</v></c>" : "");
            rows.append("<c r=\"B").append(row).append("\"><v>").append(row).append("</v></c></row>");
        }
        // The last one is two cells beside each other; the blank row under the table is none, though merged.
        rows.append("<row r=\"7\"/>");
        Table table = xlsx(rows.toString(), parts -> {
            replace(
                    parts,
                    SHEET,
                    "</sheetData>",
                    "</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"$A$5:$A$7\"/>"
                            + "<mergeCell ref=\"C5:D5\"/><mergeCell ref=\"nonsense\"/></mergeCells>");
            return parts;
        });

        assertThat(table.rows()).hasSize(5).allSatisfy(row -> assertThat(row.get("city1"))
                .isEqualTo("Łódź"));
        String spanned =
                "<table:table table:name=\"Pairs\">" + odsRow("city1", "city2") + "<table:table-row><table:table-cell"
                        + " table:number-rows-spanned=\"2\"><text:p>Ulm</text:p></table:table-cell>" + odsCell("A")
                        + "</table:table-row><table:table-row><table:covered-table-cell/>" + odsCell("B")
                        + "</table:table-row>" + odsRow("", "C") + "</table:table>";
        assertThat(odsTable(spanned).rows()).extracting(row -> row.get("city1")).containsExactly("Ulm", "Ulm", null);
    }

    @Test
    void reads_the_first_sheet_that_is_shown_and_names_the_others() throws IOException {
        String row = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>1994</v></c></row>";
        UnaryOperator<Map<String, byte[]>> more = parts -> {
            replace(
                    parts,
                    "xl/workbook.xml",
                    "<sheets>",
                    "<sheets><sheet name=\"Old\" sheetId=\"8\" state=\"hidden\" r:id=\"r8\"/>"
                            + "<sheet name=\"Blank\" sheetId=\"9\" r:id=\"r9\"/>");
            replace(
                    parts,
                    "xl/workbook.xml",
                    "</sheets>",
                    "<sheet name=\"Asia\" sheetId=\"10\" r:id=\"r8\"/></sheets>");
            String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
            replace(
                    parts,
                    "xl/_rels/workbook.xml.rels",
                    "</Relationships>",
                    "<Relationship Id=\"r8\" Type=\"" + type
                            + "\" Target=\"worksheets/sheet8.xml\"/><Relationship Id=\"r9\"" + " Type=\"" + type
                            + "\" Target=\"/xl/worksheets/sheet9.xml\"/></Relationships>");
            parts.put("xl/worksheets/sheet8.xml", sheet(HEADER + row.replace("1994", "1900")));
            parts.put("xl/worksheets/sheet9.xml", sheet(""));
            return parts;
        };

        Table table = xlsx(HEADER + row, more);

        assertThat(table.rows()).extracting(cells -> cells.get("since")).containsExactly("1994");
        assertThat(table.unused()).containsExactly("Old", "Asia");
    }

    @Test
    void reads_the_first_sheet_of_a_document_that_is_shown() throws IOException {
        String hiddenStyle = "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">"
                + "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body>";
        String head = ODS_HEAD.replace(
                        " xmlns:text=", " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=")
                .replace("<office:body>", hiddenStyle);
        String sheets = "<table:table table:name=\"Old\" table:style-name=\"ta2\">" + odsRow("city1", "city2")
                + odsRow("Old", "B") + "</table:table><table:table table:name=\"New\">" + odsRow("city1", "city2")
                + odsRow("New", "B") + "</table:table>";
        Table document = read(ListFormat.ODS, ods(head + sheets + ODS_TAIL));
        assertThat(document.rows()).extracting(cells -> cells.get("city1")).containsExactly("New");
        assertThat(document.unused()).containsExactly("Old");
    }

    @Test
    void passes_over_a_million_blank_rows_in_time() {
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            StringBuilder rows = new StringBuilder(HEADER);
            rows.append("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>");
            for (int row = 3; row < ALL_ROWS; row++) {
                rows.append("<row r=\"")
                        .append(row)
                        .append("\" spans=\"1:3\"><c r=\"A")
                        .append(row)
                        .append("\" s=\"1\"/></row>");
            }
            assertThat(xlsx(rows.toString(), parts -> parts).rows()).hasSize(1);
            String blank =
                    "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>";
            assertThat(odsTable("<table:table table:name=\"P\">" + blank + odsRow("city1", "city2") + blank
                                    + odsRow("Ulm", "Jinotega") + blank + "</table:table>")
                            .rows())
                    .hasSize(1);
        });
    }

    private static String odsCell(String text) {
        return "<table:table-cell>" + (text.isEmpty() ? "" : "<text:p>" + text + "</text:p>") + "</table:table-cell>";
    }

    private static String odsRow(String one, String two) {
        return "<table:table-row>" + odsCell(one) + odsCell(two) + "</table:table-row>";
    }

    private static Table odsTable(String tables) throws IOException {
        return read(ListFormat.ODS, ods(ODS_HEAD + tables + ODS_TAIL));
    }

    private static byte[] sheet(String rows) {
        return utf8(XML + "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static void replace(Map<String, byte[]> parts, String part, String before, String after) {
        String text = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        parts.put(part, utf8(text.replace(before, after)));
    }

    private static Table xlsx(String rows, UnaryOperator<Map<String, byte[]>> change) throws IOException {
        return read(ListFormat.XLSX, zip(change.apply(workbook(rows))));
    }

    private static Table read(ListFormat format, byte[] file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ListRows list = format.open(
                new ByteArrayInputStream(file), new ListFormat.Reading(StandardCharsets.UTF_8, true, null))) {
            for (ListRow row; (row = list.next()) != null; ) {
                rows.add(row.cells());
            }
            return new Table(rows, list.unusedSheets());
        }
    }
}
