package dev.sistercity.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.client.model.Qualifier;
import dev.sistercity.client.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dates and numbers, by the tables that all SDKs and the registry are tested with. */
class ValuesTest {

    private static List<String[]> table(String name) throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("..", name)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertTrue(rows.size() > 20, name);
        return rows;
    }

    @Test
    void dates_are_read_as_the_registry_reads_them() throws IOException {
        for (String[] row : table("edtf.tsv")) {
            String text = row[0];
            if (row[1].equals("none")) {
                assertThrows(IllegalArgumentException.class, () -> EdtfDate.parse(text), text);
                continue;
            }
            EdtfDate date = EdtfDate.parse(text);
            assertEquals(row[1], date.precision().name().toLowerCase(Locale.ROOT), text);
            assertEquals(day(row[2]), date.earliest(), text);
            assertEquals(day(row[3]), date.latest(), text);
            assertEquals(row[4].contains("~"), date.isApproximate(), text);
            assertEquals(row[4].contains("?"), date.isUncertain(), text);
            assertEquals(text, date.toString());
        }
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    @Test
    void numbers_lie_where_the_registry_says() throws IOException {
        for (String[] row : table("quantities.tsv")) {
            QuantityRange range = QuantityRange.of(
                    new Quantity().value(new BigDecimal(row[0])).qualifier(Qualifier.fromValue(row[1])));
            String said = String.join(" ", row);
            bound(row[2], range.low(), said);
            bound(row[4], range.high(), said);
            assertEquals(row[3].equals("yes"), range.lowIncluded() , said);
            assertEquals(row[5].equals("yes"), range.highIncluded(), said);
            if (range.low() != null) {
                assertEquals(range.lowIncluded(), range.includes(range.low()), said);
            }
        }
    }

    private static void bound(String expected, BigDecimal found, String said) {
        if (expected.isEmpty()) {
            assertEquals(null, found, said);
        } else {
            assertEquals(0, new BigDecimal(expected).compareTo(found), said);
        }
    }
}
