package dev.sistercity.registry.transfer.statement.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careful clerk would write down for the cells of many lists; never more than they say. */
class DateKindsTest {

    private static final Map<JapaneseEra, List<String>> ERAS = Map.of(
            JapaneseEra.TAISHO, List.of("大正", "大", "T", "Taishō "),
            JapaneseEra.SHOWA, List.of("昭和", "昭", "S", "Showa "),
            JapaneseEra.HEISEI, List.of("平成", "平", "H", "Heisei "),
            JapaneseEra.REIWA, List.of("令和", "令", "R", "Reiwa "));
    private static final String KANJI = "〇一二三四五六七八九";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "令和5年 | 2023",
                "R5.4.1 | 2023-04-01",
                "R5/4/1 | 2023-04-01",
                "r5.4.1 | 2023-04-01",
                "R.5.4.1 | 2023-04-01",
                "Ｒ５．４．１ | 2023-04-01",
                "令和５年４月１日 | 2023-04-01",
                "令和五年四月一日 | 2023-04-01",
                "平成元年 | 1989",
                "平成元年4月 | 1989-04",
                "平成31年4月30日 | 2019-04-30",
                "昭和六十年 | 1985",
                "昭和六十年三月二十一日 | 1985-03-21",
                "昭60.3.21 | 1985-03-21",
                "昭和60(1985)年 | 1985",
                "1985年(昭和60年) | 1985",
                "1985（昭和60）年3月21日 | 1985-03-21",
                "昭和64年1月7日 | 1989-01-07",
                "昭和60年代 | -",
                "民國83年 | 1994",
                "民國83年10月 | 1994-10",
                "民國八十三年十月九日 | 1994-10-09",
                "中華民國83年10月9日 | 1994-10-09",
                "พ.ศ. 2537 | 1994",
                "พ.ศ.2537 | 1994",
                "พ.ศ. ๒๕๓๗ | 1994",
                "๙ ตุลาคม ๒๕๓๗ | 1994-10-09",
                "9 ต.ค. 2537 | 1994-10-09",
                "2537 B.E. | 1994",
                "IX 1994 | 1994-09",
                "X.1994 | 1994-10",
                "9.X.1994 r. | 1994-10-09",
                "9 X 1994 | 1994-10-09",
                "1994. X. 9. | 1994-10-09",
                "1994.X.9 | 1994-10-09",
                "early 1990s | 199X",
                "mid-1990s | 199X",
                "late 1990s | 199X",
                "the early 1990s | 199X",
                "Anfang der 1990er Jahre | 199X",
                "Ende der 1990er | 199X",
                "début des années 1990 | 199X",
                "fin des années 1990 | 199X",
                "end of the 1990s | 199X",
                "años 1990 | 199X",
                "1950s | 195X",
                "1950's | 195X",
                "c. 1950 | 1950~",
                "c1950 | 1950~",
                "ca 1950 | 1950~",
                "circa 1950s | 195X~",
                "early 1994 | 1994",
                "Mitte 1994 | 1994",
                "spring 1994 | 1994",
                "Frühjahr 1994 | 1994",
                "autumn of 1994 | 1994",
                "printemps 1994 | 1994",
                "1994年春 | 1994",
                "1994 AD | 1994",
                "AD 1994 | 1994",
                "anno 1994 | 1994",
                "9 Oct, 1994 | 1994-10-09",
                "Oct 9 1994 | 1994-10-09",
                "Oct. 9, 1994 | 1994-10-09",
                "9-October-1994 | 1994-10-09",
                "09 OCT 1994 | 1994-10-09",
                "9/Oct/1994 | 1994-10-09",
                "1994 October 9 | 1994-10-09",
                "1994-Oct-09 | 1994-10-09",
                "1994, October 9 | 1994-10-09",
                "the 9th of October 1994 | 1994-10-09",
                "9.10.1994 r. | 1994-10-09",
                "9.10.1994 г. | 1994-10-09",
                "1994.10.09 | 1994-10-09",
                "1994‑10‑09 | 1994-10-09",
                "1994–10–09 | 1994-10-09",
                "1994 10 09 | 1994-10-09",
                "1994-10-9 | 1994-10-09",
                "9.Okt.1994 | 1994-10-09",
                "Di, 25. Dezember 1994 | 1994-12-25",
                "1994-10-09T00:00:00Z | 1994-10-09",
                "1994-10-09Z | 1994-10-09",
                "1994-10-09+02:00 | 1994-10-09",
                "1994-10-09 00:00:00.000 | 1994-10-09",
                "1994-10-09T00:00:00.000+0000 | 1994-10-09",
                "25.12.1994 00:00:00 | 1994-12-25",
                "12/25/1994 12:00:00 AM | 1994-12-25",
                "\"1994\" | 1994",
                "(1994) | 1994",
                "[1994] | 1994",
                "1994. | 1994",
                "1994; | 1994",
                "1994年 | 1994",
                "1994년 | 1994",
                "1994 год | 1994",
                "rok 1994 | 1994",
                "year 1994 | 1994",
                "in 1994 | 1994",
                "signed 1994 | 1994",
                "signed in October 1994 | 1994-10",
                "gegründet 1994 | 1994",
                "1994? | 1994?",
                "1994 ? | 1994?",
                "?1994 | 1994?",
                "1994 (approx.) | 1994~",
                "approx. 1994 | 1994~",
                "~ 1994 | 1994~",
                "1994,0 | 1994",
                "1994.00 | 1994",
                "1,994 | 1994",
                "1994-00-00 | 1994",
                "00.10.1994 | -",
                "00.00.1994 | -",
                "1994-XX-XX | 1994-XX-XX",
                "1994-10-XX | 1994-10-XX",
                "2537 | -",
                "2537-10-09 | -",
                "9.10.2537 | -",
                "end 1994 | -",
                "1415 AH | -",
                "1373 SH | -",
                "9/10/94 | -",
                "10/94 | -",
                "Oct 94 | -",
                "94/95 | -",
                "1994 & 2004 | -",
                "1994, 2004 | -",
                "before 1994 | -",
                "after 1994 | -",
                "1994 or 1995 | -",
                "nach 1945 | -",
                "post-war | -",
                "19.. | 19XX",
                "199? | 199X",
                "20th century | -",
                "31.4.1994 | -",
                "32.10.1994 | -",
                "9.13.1994 | -",
                "1994-1-32 | -",
                "0000-00-00 | -",
                "1899-12-30 | -",
                "#N/A | -",
                "#REF! | -",
                "#WERT! | -"
            })
    void reads_no_more_and_no_less_than_a_cell_says(String written, String right) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date() == null ? "-" : read.date().toString())
                .as("%s: %s", written, read.fault())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1992/93", "1992-93", "1992–93", "1992/1993", "1992-1993", "1992-98"})
    void asks_about_what_may_be_a_span(String written) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date()).isNull();
        assertThat(read.until()).isNull();
        assertThat(read.doubtful()).as(written).isTrue();
    }

    /** Every thousandth day of four eras, in each of the usual ways to write it. */
    @Test
    void reads_the_eras_of_japan() {
        ERAS.forEach((era, names) -> {
            for (LocalDate day = LocalDate.of(1913, 1, 3); day.getYear() < 2031; day = day.plusDays(97)) {
                JapaneseDate japanese = JapaneseDate.from(day);
                if (!japanese.getEra().equals(era)) {
                    continue;
                }
                int year = japanese.get(ChronoField.YEAR_OF_ERA);
                String month = "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
                for (String name : names) {
                    assertThat(WrittenDate.read(name + year + "年" + month, null).date())
                            .as(name + year + "年" + month)
                            .hasToString(day.toString());
                    assertThat(WrittenDate.read(name + year + "年", null).date())
                            .as(name + year + "年")
                            .hasToString(Integer.toString(day.getYear()));
                }
                String points = names.get(2) + "%d.%d.%d".formatted(year, day.getMonthValue(), day.getDayOfMonth());
                assertThat(WrittenDate.read(points, null).date()).as(points).hasToString(day.toString());
                String kanji = names.get(0) + kanji(year) + "年" + kanji(day.getMonthValue()) + "月"
                        + kanji(day.getDayOfMonth()) + "日";
                assertThat(WrittenDate.read(kanji, null).date()).as(kanji).hasToString(day.toString());
            }
        });
    }

    private static String kanji(int number) {
        String tens = number < 10 ? "" : number < 20 ? "十" : KANJI.charAt(number / 10) + "十";
        return tens + (number % 10 == 0 && number > 0 ? "" : KANJI.charAt(number % 10));
    }

    @Test
    void reads_years_of_the_republic_of_china_and_of_thailand() {
        for (int year = 1950; year < 2030; year++) {
            assertThat(WrittenDate.read("民國" + (year - 1911) + "年", null).date())
                    .hasToString("" + year);
            assertThat(WrittenDate.read("พ.ศ. " + (year + 543), null).date()).hasToString("" + year);
            assertThat(WrittenDate.read((year + 543) + " BE", null).date()).hasToString("" + year);
            assertThat(WrittenDate.read("9 มกราคม " + (year + 543), null).date())
                    .hasToString(year + "-01-09");
        }
    }
}
