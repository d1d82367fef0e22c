package dev.sistercity.registry.transfer.statement.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of which a part is told, left open, or said of something else. */
class PartsOfDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q3 1994",
                "1994 Q3",
                "1994-Q3",
                "1994Q3",
                "Q3/1994",
                "3Q 1994",
                "3. Quartal 1994",
                "3rd quarter of 1994",
                "T3 1994",
                "3er trimestre 1994",
                "3e trimestre de 1994",
                "III кв. 1994 г.",
                "III kwartał 1994 r.",
                "1994年第三季度",
                "1994년 3분기",
                "H1 1994",
                "1. Halbjahr 1994",
                "S1 1994",
                "1er semestre 1994"
            })
    void keeps_the_year_of_a_quarter_or_a_half(String written) {
        assertThat(WrittenDate.read(written, null).date()).hasToString("1994");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q5 1994", "H3 1994", "Q3 94", "Q3", "Q 1994", "1994 3"})
    void takes_nothing_else_for_a_quarter(String written) {
        assertThat(WrittenDate.read(written, null).date()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1992, renewed 2004 | 1992",
                "since 1992, renewed 2004 | 1992",
                "1992 (renewed 2004) | 1992",
                "1992, erneuert 2004 | 1992",
                "1992, Erneuerung am 3.5.2004 | 1992",
                "1992; rinnovato nel 2004 | 1992",
                "1992; renouvelé en 2004, 2014 et 2019 | 1992",
                "desde 1992 (renovado 2004) | 1992",
                "1992 r. (odnowiona w 2004 r.) | 1992",
                "1992 (2004 обновлено) | 1992",
                "1992年（2004年更新） | 1992",
                "3 May 1992, reaffirmed in May 2004 | 1992-05-03",
                "1989, reaffirmed 1999 | 1989",
                "1989, yenilendi 1999 | 1989",
                "renewed 2004 | -",
                "1992, renewed 2004, dropped 2010 | -"
            })
    void takes_no_renewal_for_the_beginning_or_the_end(String written, String date) {
        WrittenDate read = WrittenDate.read(written, null);

        assertThat(read.date() == null ? "-" : read.date().toString()).isEqualTo(date);
        assertThat(read.until()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "??.10.1994, 1994-10",
        "xx.10.1994, 1994-10",
        "XX/10/1994, 1994-10",
        "??.??.1994, 1994",
        "__/__/1994, 1994",
        "1989年（平成元年）11月15日, 1989-11-15"
    })
    void leaves_open_what_is_left_open(String written, String date) {
        assertThat(WrittenDate.read(written, null).date()).hasToString(date);
    }
}
