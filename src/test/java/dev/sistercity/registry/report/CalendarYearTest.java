package dev.sistercity.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarYearTest {

    private final CalendarYear year = CalendarYear.of(2024);

    @ParameterizedTest
    @CsvSource({
        "2024-09-09, certain",
        "2024-01-01, certain",
        "2024-12-31, certain",
        "2024-09, certain",
        "2024, certain",
        "2024-21, certain",
        "2024?, possible",
        "2024-05~, possible",
        "202X, possible",
        "20XX, possible",
        // Winter may have begun in December of the year before.
        "2024-24, possible",
        "2023-12-31, no",
        "2025, no",
        "2023?, no",
        "201X, no",
        // What lasts was in every year that it touches.
        "2023-12-30/2024-01-02, certain",
        "2020/2026, certain",
        "2023/2024, certain",
        "2024?/2026, possible",
        "2020/2023, no",
        "2025-01-01/2026, no",
        "2020/.., certain",
        "2024-05/.., certain",
        "2025/.., no",
        "2020/, possible",
        // Of what began at an unknown time, the end counts.
        "../2024-06-01, possible",
        "/2024, possible",
        "../2025, no",
        "../2023, no"
    })
    void holds_what_may_lie_in_it_and_tells_what_must(String date, String expected) {
        String held = year.holds(EdtfDate.parse(date))
                .map(certain -> certain ? "certain" : "possible")
                .orElse("no");

        assertThat(held).isEqualTo(expected);
    }

    @Test
    void holds_nothing_of_which_no_day_is_known() {
        assertThat(year.holds(null)).isEmpty();
    }
}
