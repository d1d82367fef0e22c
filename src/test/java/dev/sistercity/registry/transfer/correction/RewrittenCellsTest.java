package dev.sistercity.registry.transfer.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RewrittenCellsTest {

    /** As Excel, LibreOffice and Numbers show a day in the countries of the world. */
    private static final List<String> DAYS = List.of(
            "yyyy-MM-dd",
            "d.M.yyyy",
            "dd.MM.yyyy",
            "dd.MM.yy",
            "d/M/yyyy",
            "dd/MM/yyyy",
            "dd/MM/yy",
            "M/d/yyyy",
            "M/d/yy",
            "MM/dd/yyyy",
            "dd-MM-yyyy",
            "yyyy/M/d",
            "yyyy.MM.dd",
            "yyyy. M. d.",
            "d. M. yyyy",
            "yyyy-MM-dd 00:00:00");

    private static final List<String> MONTHS = List.of("MMM-yy", "MMM yy");

    @Test
    void a_date_is_still_the_same_in_every_form_that_a_spreadsheet_gives_it() {
        Random random = new Random(17);
        for (int i = 0; i < 100; i++) {
            LocalDate day = LocalDate.of(1920, 1, 1).plusDays(random.nextInt(40_000));
            EdtfDate known = EdtfDate.parse(day.toString());
            for (String form : DAYS) {
                String cell = day.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
                assertThat(RewrittenCells.isStill(known, cell)).as(cell).isTrue();
                String other = day.plusYears(1).format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
                assertThat(RewrittenCells.isStill(known, other))
                        .as(known + " as " + other)
                        .isFalse();
            }
            EdtfDate month = EdtfDate.parse(day.toString().substring(0, 7));
            for (String form : DAYS) {
                String cell = day.withDayOfMonth(1).format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
                assertThat(RewrittenCells.isStill(month, cell)).as(cell).isTrue();
            }
            for (String form : MONTHS) {
                DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
                assertThat(RewrittenCells.isStill(month, day.format(formatter))).isTrue();
                assertThat(RewrittenCells.isStill(month, day.plusMonths(1).format(formatter)))
                        .isFalse();
            }
        }
    }

    @Test
    void what_is_no_day_stays_what_it_is() {
        for (String date : List.of("1994", "199X", "1994~", "1994-10~", "1994-21", "1994/1996")) {
            assertThat(RewrittenCells.isStill(EdtfDate.parse(date), date)).isTrue();
            assertThat(RewrittenCells.isStill(EdtfDate.parse(date), "1/1/1994")).isFalse();
            assertThat(RewrittenCells.isStill(EdtfDate.parse(date), "")).isFalse();
        }
    }

    @Test
    void whole_numbers_may_have_a_decimal_comma() {
        assertThat(RewrittenCells.whole("3")).hasValue(3);
        assertThat(RewrittenCells.whole("3,0")).hasValue(3);
        assertThat(RewrittenCells.whole("3.00")).hasValue(3);
        for (String none : List.of("", "x", "3,5", "-3", "3e2", "3 ", "1".repeat(16))) {
            assertThat(RewrittenCells.whole(none)).as(none).isEmpty();
        }
    }
}
