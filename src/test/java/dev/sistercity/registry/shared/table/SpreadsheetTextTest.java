package dev.sistercity.registry.shared.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

class SpreadsheetTextTest {

    @Property
    void every_text_comes_back_as_it_was(@ForAll String text) {
        assertThat(SpreadsheetText.restored(SpreadsheetText.neutralized(text))).isEqualTo(text);
    }

    @Property
    void texts_of_dangerous_characters_and_apostrophes_come_back_as_they_were(@ForAll("dangerous") String text) {
        String cell = SpreadsheetText.neutralized(text);

        assertThat(SpreadsheetText.restored(cell)).isEqualTo(text);
        assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-");
        assertThat(cell).doesNotStartWith("@").doesNotStartWith("\t").doesNotStartWith("\r");
    }

    @Property
    void no_cell_is_a_formula_whatever_separates_cells_to_the_reader(
            @ForAll @Size(min = 1, max = 3) List<@From("dangerous") String> texts) throws IOException {
        String file = printed(texts);

        for (char separator : ",;\t".toCharArray()) {
            List<String> cells = new ArrayList<>(cut(file, separator, false));
            cells.addAll(cut(file, separator, true));
            assertThat(cells).as("%s", file).noneMatch(SpreadsheetTextTest::isFormula);
        }
    }

    @Property
    void what_is_printed_is_read_as_it_was(@ForAll @Size(min = 1, max = 3) List<@From("dangerous") String> texts)
            throws IOException {
        try (CSVParser rows = CSVFormat.RFC4180.parse(new StringReader(printed(texts)))) {
            List<String> read = new ArrayList<>();
            rows.iterator().next().forEach(cell -> read.add(SpreadsheetText.restored(cell)));
            assertThat(read).isEqualTo(texts);
        }
    }

    private static String printed(List<String> texts) throws IOException {
        StringBuilder file = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(file, CSVFormat.RFC4180)) {
            printer.printRecord(texts.stream().map(SpreadsheetText::neutralized));
        }
        return file.toString();
    }

    /**
     * As a spreadsheet does: quotes mean something where a cell begins with them, and there alone.
     *
     * @param quoted whether they mean something at all
     */
    private static List<String> cut(String file, char separator, boolean quoted) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < file.length(); i++) {
            char next = file.charAt(i);
            if (quoted && next == '"' && (inside || cell.length() == 0)) {
                inside = !inside;
            } else if (!inside && (next == separator || next == '\n' || next == '\r')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static boolean isFormula(String cell) {
        return cell.matches("(?s)[\\s\\p{Z}\\p{Cf}\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");
    }

    @Provide
    Arbitrary<String> dangerous() {
        return Arbitraries.strings()
                .withChars("'=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20a ;,\"|\uFEFF\u00A0\u200B")
                .ofMaxLength(8);
    }

    @Example
    void leaves_what_no_spreadsheet_carries_out() {
        assertThat(SpreadsheetText.neutralized("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(SpreadsheetText.restored("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(SpreadsheetText.neutralized("")).isEmpty();
        assertThat(SpreadsheetText.neutralized("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
        assertThat(SpreadsheetText.neutralized("x;=HYPERLINK(A1);y")).isEqualTo("x;'=HYPERLINK(A1);y");
        assertThat(SpreadsheetText.neutralized("\uFEFF =cmd|' /C calc'!A0")).isEqualTo("'\uFEFF =cmd|' /C calc'!A0");
        assertThat(SpreadsheetText.neutralized("Dunedin; a city, too")).isEqualTo("Dunedin; a city, too");
    }
}
