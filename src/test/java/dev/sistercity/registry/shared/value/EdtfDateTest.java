package dev.sistercity.registry.shared.value;

import static dev.sistercity.registry.shared.value.Certainty.CERTAIN;
import static dev.sistercity.registry.shared.value.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {

    @ParameterizedTest
    @CsvSource({
        "1994,                  1994-01-01, 1994-12-31, YEAR",
        "1994-10,               1994-10-01, 1994-10-31, MONTH",
        "1994-10-09,            1994-10-09, 1994-10-09, DAY",
        "2000-02,               2000-02-01, 2000-02-29, MONTH",
        "1900-02,               1900-02-01, 1900-02-28, MONTH",
        "2000-02-29,            2000-02-29, 2000-02-29, DAY",
        "1994~,                 1994-01-01, 1994-12-31, YEAR",
        "1994-10?,              1994-10-01, 1994-10-31, MONTH",
        "1994-10-09%,           1994-10-09, 1994-10-09, DAY",
        "199X,                  1990-01-01, 1999-12-31, DECADE",
        "19XX,                  1900-01-01, 1999-12-31, CENTURY",
        "199X~,                 1990-01-01, 1999-12-31, DECADE",
        "1994-XX,               1994-01-01, 1994-12-31, YEAR",
        "1994-XX-XX,            1994-01-01, 1994-12-31, YEAR",
        "1994-10-XX,            1994-10-01, 1994-10-31, MONTH",
        "2001-21,               2001-03-01, 2001-12-21, SEASON",
        "2001-22,               2000-12-01, 2002-03-20, SEASON",
        "2001-23,               2001-03-01, 2001-12-21, SEASON",
        "2001-24,               2000-12-01, 2002-03-20, SEASON",
        "0000,                  0000-01-01, 0000-12-31, YEAR",
        "-0001,                 -0001-01-01, -0001-12-31, YEAR",
        "-0044-03-15,           -0044-03-15, -0044-03-15, DAY",
        "Y12345,                +12345-01-01, +12345-12-31, YEAR",
        "Y-12345,               -12345-01-01, -12345-12-31, YEAR",
        "Y999999999,            +999999999-01-01, +999999999-12-31, YEAR",
        "2021-12-07/2021-12-08, 2021-12-07, 2021-12-08, INTERVAL",
        "2004-06~/2004-08?,     2004-06-01, 2004-08-31, INTERVAL",
        "2008/2008-02,          2008-01-01, 2008-02-29, INTERVAL",
    })
    void knows_the_range_of_days(String text, String earliest, String latest, Precision precision) {
        EdtfDate date = EdtfDate.parse(text);

        assertThat(LocalDate.ofEpochDay(date.earliestDay())).isEqualTo(LocalDate.parse(earliest));
        assertThat(LocalDate.ofEpochDay(date.latestDay())).isEqualTo(LocalDate.parse(latest));
        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../2009", "/2009", "../2009-05-01~"})
    void an_interval_without_a_start_has_no_earliest_day(String text) {
        EdtfDate date = EdtfDate.parse(text);

        assertThat(date.earliestDay()).isEqualTo(Long.MIN_VALUE);
        assertThat(date.start()).isNull();
        assertThat(date.end().toString()).startsWith("2009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009/..", "2009/", "2009-05-01~/.."})
    void an_interval_without_an_end_has_no_latest_day(String text) {
        EdtfDate date = EdtfDate.parse(text);

        assertThat(date.latestDay()).isEqualTo(Long.MAX_VALUE);
        assertThat(date.end()).isNull();
        assertThat(date.start().toString()).startsWith("2009");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.1994",
                "1994-02-30",
                "1900-02-29",
                "94",
                "",
                " ",
                "1994 ",
                " 1994",
                "1994-1",
                "1994-1-1",
                "19940101",
                "1994-00",
                "1994-13",
                "1994-20",
                "1994-25",
                "1994-41",
                "1994-10-00",
                "1994-10-32",
                "1994-21-01",
                "1994-10-0A",
                "XXXX",
                "1XXX",
                "19X4",
                "X994",
                "199x",
                "199X-10",
                "19XX-XX",
                "-199X",
                "1994-XX-09",
                "1994-X1",
                "1994-1X",
                "1994~~",
                "~1994",
                "1994-?10",
                "?",
                "~",
                "1994-10~-09",
                "1994--10",
                "-",
                "--1994",
                "-0000",
                "+1994",
                "Y1994",
                "Y01994",
                "Y",
                "Y-",
                "Y-1994",
                "Y17E8",
                "Y1234567890",
                "Y12345-10",
                "y12345",
                "12345",
                "../..",
                "/",
                "../",
                "/..",
                "//",
                "1994/1995/1996",
                "2009/2008",
                "1994-10-09/1994-10-08",
                "..",
                "1994/...",
                "199X/2005",
                "1994-10-XX/1995",
                "[1994]",
                "{1994}",
                "1994S2",
                "1994-10-09T10:00:00Z",
                "1994-10-09T10",
                "1994\0",
                "\0",
                "１９９４",
                "١٩٩٤",
                "1994—1995",
                "nineteen",
                "null",
                "1994-10-09/1994-10-10T09:00",
                "1994\n",
                "0x7C",
                "1e3",
                "𝟏𝟗𝟗𝟒",
                "\uD800",
            })
    void refuses_what_is_not_level_1(String text) {
        assertThatThrownBy(() -> EdtfDate.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write 1994, 1994-10 or 1994-10-09")
                .message()
                .doesNotContain("\0");
    }

    @Test
    void refuses_null_and_overlong_text() {
        assertThatThrownBy(() -> EdtfDate.parse(null)).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EdtfDate.parse("9".repeat(1_000_000)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than 64 characters")
                .message()
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @CsvSource({
        "1994-02-30, a day that February 1994 does not have",
        "1994-13,    a month that is not 01 to 12",
        "31.02.1994, does not begin with a year of four digits",
        "2009/2008,  ends before it starts",
        "../..,      an interval without any date",
        "1994-10-0A, a day that is not two digits",
        "199X/2005,  unspecified digits in an interval",
    })
    void says_what_is_wrong(String text, String fault) {
        assertThatThrownBy(() -> EdtfDate.parse(text))
                .hasMessageContaining(text)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({
        // The sister cities of 1994-10, as of several days.
        "1994-10,               1994-09,    false, false",
        "1994-10,               1994-10-15, true,  false",
        "1994-10,               1994-10-31, true,  true",
        "1994-10,               1994,       true,  false",
        "1994-10,               1995,       true,  true",
        "1994-10~,              1995,       true,  false",
        "1994-10,               1995~,      true,  false",
        "199X,                  1989,       false, false",
        "199X,                  1995,       true,  false",
        "199X,                  2000,       true,  true",
        "2009/..,               2009-12-31, true,  true",
        "2009/,                 2008,       false, false",
        "../2009,               1800,       true,  true",
        "/2009,                 1800,       true,  false",
        "/2009,                 2009-12-31, true,  true",
        "2004~/2006,            2007,       true,  false",
        "2004/2006~,            2005,       true,  true",
    })
    void tells_whether_something_had_begun(String date, String when, boolean possible, boolean certain) {
        assertThat(EdtfDate.parse(date).begunBy(EdtfDate.parse(when), POSSIBLE)).isEqualTo(possible);
        assertThat(EdtfDate.parse(date).begunBy(EdtfDate.parse(when), CERTAIN)).isEqualTo(certain);
    }

    @ParameterizedTest
    @CsvSource({
        "1994-10-09,            1994-10-09, false, false",
        "1994-10-09,            1994-10-10, true,  true",
        "1994-10-09~,           1994-10-10, true,  false",
        "1994,                  1994,       true,  false",
        "1994,                  1995,       true,  true",
        "2021-12-07/2021-12-08, 2021-12-08, false, false",
        "2021-12-07/2021-12-08, 2021-12-09, true,  true",
        "2009/..,               2500,       false, false",
        "2009/,                 2500,       true,  false",
        "2009/,                 2009-01-01, false, false",
        "../2009,               2010,       true,  true",
        "../2009,               2008,       false, false",
        "/2009,                 2010,       true,  true",
        "2004~/2006,            2007,       true,  true",
        "2004/2006~,            2007,       true,  false",
    })
    void tells_whether_something_was_over(String date, String when, boolean possible, boolean certain) {
        assertThat(EdtfDate.parse(date).overBy(EdtfDate.parse(when), POSSIBLE)).isEqualTo(possible);
        assertThat(EdtfDate.parse(date).overBy(EdtfDate.parse(when), CERTAIN)).isEqualTo(certain);
    }

    @ParameterizedTest
    @CsvSource({
        "1994,       1994-10, 1995,    true,  false",
        "1994-10,    1994,    1994,    true,  true",
        "1994-10~,   1994,    1994,    true,  false",
        "1994-10,    1994~,   1995,    true,  false",
        "1994-10,    1995,    1996,    false, false",
        "1994-10,    ,        1994,    true,  true",
        "1994-10,    1994,    ,        true,  true",
        "1994-10,    ,        ,        true,  true",
        "1994-10,    1994-11, ,        false, false",
        "2009/..,    2000,    2010,    true,  false",
        "2009/..,    2000,    ,        true,  true",
        "1990/1999,  1996,    1992,    false, false",
    })
    void tells_whether_it_lies_within(String date, String from, String to, boolean possible, boolean certain) {
        EdtfDate first = from == null ? null : EdtfDate.parse(from);
        EdtfDate last = to == null ? null : EdtfDate.parse(to);

        assertThat(EdtfDate.parse(date).within(first, last, POSSIBLE)).isEqualTo(possible);
        assertThat(EdtfDate.parse(date).within(first, last, CERTAIN)).isEqualTo(certain);
    }
}
