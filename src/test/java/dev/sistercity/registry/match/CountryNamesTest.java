package dev.sistercity.registry.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryNamesTest {

    private final CountryNames countries = new CountryNames();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Germany | DE
                    Republic of Ireland | IE
                    USA | US
                    Japa | JP
                    Tschechien | CZ
                    Česko | CZ
                    Tschech. Republik | CZ
                    Slow. Republik | SK
                    中国 | CN
                    中國 | CN
                    Rußland | RU
                    Großbritannien | GB
                    Grece | GR
                    Kazakhstah | KZ
                    in Italy | IT
                    Georgia (country) | GE
                    deu | DE
                    fr | FR
                    Kosovo | XK
                    Türkei | TR
                    Bosnia and Hercegovina | BA
                    Zaire | CD
                    Réunion, France | RE
                    Северная Македония | MK
                    Saint Kitts and Nevis | KN""")
    void reads_a_country_however_it_is_written(String written, String code) {
        assertThat(countries.code(written)).hasValue(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    England | GB | England
                    England, United Kingdom | GB | England
                    Northern Ireland, United Kingdom | GB | Northern Ireland
                    Schottland | GB | Scotland
                    Lower Saxony, Germany | DE | Lower Saxony
                    Georgia, United States | US | Georgia""")
    void keeps_the_part_of_the_country_that_is_named(String written, String code, String region) {
        assertThat(countries.read(written).codes()).containsExactly(code);
        assertThat(countries.read(written).region()).isEqualTo(region);
    }

    @Test
    void reads_a_state_that_is_no_more_as_those_that_followed_it() {
        assertThat(countries.read("ČSSR").codes()).containsExactlyInAnyOrder("CZ", "SK");
        assertThat(countries.read("Sowjetunion").codes()).contains("RU", "UA", "LV");
        assertThat(countries.code("Yugoslavia")).isEmpty();
        assertThat(countries.code("DDR")).hasValue("DE");
    }

    @ParameterizedTest
    @CsvSource({"Atlantis", "X", "'-'", "Ostland", "Niederbayern"})
    void does_not_guess(String written) {
        assertThat(countries.read(written).isKnown()).isFalse();
    }

    @Test
    void takes_nothing_for_nothing() {
        assertThat(countries.read(null).isKnown()).isFalse();
        assertThat(countries.read(" ").isKnown()).isFalse();
        assertThat(countries.read("x".repeat(10_000)).isKnown()).isFalse();
    }
}
