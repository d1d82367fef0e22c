package dev.sistercity.registry.transfer.statement.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994 | 1994",
                "1994-10-09 | 1994-10-09",
                "1994/10/9 | 1994-10-09",
                "1.994 | 1994",
                "1,994 | 1994",
                "2 008 | 2008",
                "2 008 | 2008",
                "2'008 | 2008",
                "1994/10/09 | 1994-10-09",
                "1994.10.09. | 1994-10-09",
                "1994. 10. 9. | 1994-10-09",
                "19941009 | 1994-10-09",
                "9 October 1994 | 1994-10-09",
                "9th of October, 1994 | 1994-10-09",
                "October 9th, 1994 | 1994-10-09",
                "Sunday, 9 October 1994 | 1994-10-09",
                "9-Oct-1994 | 1994-10-09",
                "9. Oktober 1994 | 1994-10-09",
                "9 octobre 1994 | 1994-10-09",
                "1er octobre 1994 | 1994-10-01",
                "9 de octubre de 1994 | 1994-10-09",
                "9 ottobre 1994 | 1994-10-09",
                "9 października 1994 r. | 1994-10-09",
                "9. října 1994 | 1994-10-09",
                "9 октября 1994 г. | 1994-10-09",
                "9 жовтня 1994 року | 1994-10-09",
                "1994. október 9. | 1994-10-09",
                "9 Ekim 1994 | 1994-10-09",
                "9 oktober 1994 | 1994-10-09",
                "ngày 9 tháng 10 năm 1994 | 1994-10-09",
                "25/12/1994 | 1994-12-25",
                "12/25/1994 | 1994-12-25",
                "12-25-1994 | 1994-12-25",
                "10/10/1994 | 1994-10-10",
                "09.10.1994 | 1994-10-09",
                "9. 10. 1994 | 1994-10-09",
                "1994-10-09 00:00:00 | 1994-10-09",
                "1994-10-09T00:00:00+00:00 | 1994-10-09",
                "1994-10-09T12:30:00.000Z | 1994-10-09",
                "25/12/1994 00:00 | 1994-12-25",
                "1994年10月9日 | 1994-10-09",
                "１９９４年１０月９日 | 1994-10-09",
                "1994년 10월 9일 | 1994-10-09",
                "一九九四年十月九日 | 1994-10-09",
                "9.X.1994 | 1994-10-09",
                "9 X 1994 r. | 1994-10-09",
                "unterzeichnet am 9.10.1994 | 1994-10-09",
                "So, 9.10.1994 | 1994-10-09",
                "9 ตุลาคม 2537 | 1994-10-09",
                "2537 BE | 1994",
                "+1994 | 1994",
                "1994[1] | 1994",
                "1994* | 1994",
                "昭和48年6月24日 | 1973-06-24",
                "昭和四十八年六月二十四日 | 1973-06-24",
                "昭和48年(1973年)6月24日 | 1973-06-24",
                "昭和48年(1973年) | 1973",
                "S48.6.24 | 1973-06-24",
                "昭和48年 | 1973",
                "平成元年 | 1989",
                "平成6年10月 | 1994-10",
                "H6.10.9 | 1994-10-09",
                "令和元年5月1日 | 2019-05-01",
                "㍻6年 | 1994",
                "民國83年10月9日 | 1994-10-09",
                "พ.ศ. 2537 | 1994",
                "October 1994 | 1994-10",
                "Oct 1994 | 1994-10",
                "Sept. 1994 | 1994-09",
                "1994年10月 | 1994-10",
                "10/1994 | 1994-10",
                "10.1994 | 1994-10",
                "1994/10 | 1994-10",
                "since 1994 | 1994",
                "depuis 1994 | 1994",
                "seit 1994 | 1994",
                "od roku 1994 | 1994",
                "с 1994 года | 1994",
                "est. 1994 | 1994",
                "ca. 1994 | 1994~",
                "c. 1994 | 1994~",
                "circa 1994 | 1994~",
                "um 1994 | 1994~",
                "1994年頃 | 1994~",
                "~1994 | 1994~",
                "1994 (?) | 1994?",
                "probably 1994 | 1994?",
                "1990s | 199X",
                "1990er Jahre | 199X",
                "années 1990 | 199X",
                "1990-е | 199X",
                "1990年代 | 199X",
                "199u | 199X",
                "199x | 199X",
                "19uu | 19XX",
                "836 | 0836",
                "2008.0 | 2008",
                "2008,0 | 2008",
                "1994~ | 1994~",
                "../1994 | ../1994",
                "1994/.. | 1994",
                "1994– | 1994",
                "1994 - present | 1994",
                "1994 bis heute | 1994",
                // Wikidata's
                "2008-01-01T00:00:00Z | 2008",
                "2008-05-17T00:00:00Z | 2008-05-17",
                "+2004-00-00T00:00:00Z/9 | 2004",
                "+00000002004-10-00T00:00:00Z/10 | 2004-10",
                "+2004-10-05T00:00:00Z/11 | 2004-10-05",
                "+2004-10-05T00:00:00Z/9 | 2004",
                "+1990-00-00T00:00:00Z/8 | 199X",
                "2004-00-00 | 2004",
                "2004-10-00 | 2004-10",
                "1994\u00A0 | 1994",
                "\u200B1994 | 1994"
            })
    void reads_dates(String written, String date) {
        WrittenDate read = WrittenDate.read(written, null);

        if (date.equals("-")) {
            assertThat(read.date()).isNull();
        } else {
            assertThat(read.date()).as("%s: %s", written, read.fault()).hasToString(date);
            assertThat(read.until()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2008-01-01T00:00:00Z, 11, 2008-01-01",
        "2008-05-17T00:00:00Z, 9, 2008",
        "2008-05-17T00:00:00Z, 10, 2008-05",
        "2008-05-17, 9, 2008",
        "2008-05-17, month, 2008-05",
        "2008-05-17, 11.0, 2008-05-17",
        "1990-01-01T00:00:00Z, 8, 199X",
        "1901-01-01T00:00:00Z, 7, 19XX"
    })
    void is_no_more_precise_than_it_says(String written, String precision, String date) {
        assertThat(WrittenDate.read(written, precision).date()).hasToString(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10/09/1994",
                "9-10-1994",
                "9-Oct-94",
                "10/09/94",
                "'94",
                "94",
                "1994-02-30",
                "31.02.1994",
                "29.2.1995",
                "30 February 1994",
                "1994-13",
                "1. 13.1994",
                "listopad 1994",
                "昭和70年",
                "昭和64年6月24日",
                "1900s",
                "2009/10",
                "1994 or 1995",
                "in the spring",
                "34616",
                "May"
            })
    void says_why_it_cannot_use_what_is_none_or_could_be_several(String written) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date()).as(written).isNull();
        assertThat(read.until()).isNull();
        assertThat(read.fault()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n/a",
                "N/A",
                "-",
                "–",
                "—",
                "?",
                "unknown",
                "NaN",
                "NA",
                "none",
                "null",
                "tbd",
                "TBD",
                "k. A.",
                "unbekannt",
                "#N/A",
                "0",
                "0000",
                "...",
                "-99",
                "不明",
                "n.d.",
                "s.d."
            })
    void takes_signs_for_nothing_as_nothing(String written) {
        assertThat(WrittenDate.read(written, null)).isEqualTo(WrittenDate.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1992/2022 | 1992 | 2022",
                "1992–2022 | 1992 | 2022",
                "1992-2022 | 1992 | 2022",
                "1992 - 2022 | 1992 | 2022",
                "from 1992 to 2022 | 1992 | 2022",
                "1992 bis 2022 | 1992 | 2022",
                "1992 à 2022 | 1992 | 2022",
                "1992至2022 | 1992 | 2022",
                "1992年～2022年 | 1992 | 2022",
                "1992-05/2022-03-01 | 1992-05 | 2022-03-01",
                "May 1992 – March 2022 | 1992-05 | 2022-03",
                "until 2022 |  | 2022"
            })
    void reads_a_span_as_a_beginning_and_an_end(String written, String since, String until) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date() == null ? null : read.date().toString()).isEqualTo(since);
        assertThat(read.until()).hasToString(until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1992/1993", "1992/93", "2022/1992", "1992/98"})
    void doubts_what_may_be_a_span(String written) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date()).isNull();
        assertThat(read.doubtful()).isTrue();
    }

    /** Each day of some years, in each language, comes back. */
    @Test
    void reads_what_it_is_written_from() {
        List<String> forms =
                List.of("d MMMM uuuu", "d MMM uuuu", "MMMM d, uuuu", "uuuu-MM-dd", "uuuu/M/d", "dd.MM.uuuu");
        for (String lang :
                List.of("en", "de", "fr", "es", "it", "pt", "pl", "cs", "ru", "uk", "tr", "sv", "hu", "fi")) {
            for (String form : forms) {
                DateTimeFormatter writer = DateTimeFormatter.ofPattern(form, Locale.forLanguageTag(lang));
                for (LocalDate day = LocalDate.of(1987, 1, 1); day.getYear() < 1989; day = day.plusDays(17)) {
                    WrittenDate read = WrittenDate.read(writer.format(day), null);
                    boolean several = read.fault() != null && read.fault().contains("two months");
                    assertThat(several || day.toString().equals(String.valueOf(read.date())))
                            .as("%s %s: %s", lang, writer.format(day), read)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void never_takes_a_word_for_a_date() {
        for (String text : List.of(
                "see below",
                "Radom",
                "Partnerschaft",
                "1 of 2",
                "12",
                "q1733",
                "-",
                "\uD83D\uDE00",
                "1994x1994x",
                "a".repeat(500))) {
            WrittenDate read = WrittenDate.read(text, null);
            assertThat(read.date()).as(text).isNull();
        }
    }
}
