package dev.sistercity.registry.match.country;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {

    private final CountryNames countries = new CountryNames();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Germany | DE
        Republic of Ireland | IE
        <i>UK</i> | GB
        {{FRA}} | FR
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
        Saint Kitts and Nevis | KN
        Korea, Republic of | KR
        Korea, Democratic People's Republic of | KP
        Tanzania, United Republic of | TZ
        Iran, Islamic Republic of | IR
        Moldova, Republic of | MD
        Bolivia, Plurinational State of | BO
        Venezuela, Bolivarian Republic of | VE
        Micronesia, Federated States of | FM
        Congo, the Democratic Republic of the | CD
        Macedonia, the former Yugoslav Republic of | MK
        Palestine, State of | PS
        Netherlands, Kingdom of the | NL
        Netherlands (Kingdom of the) | NL
        Iran (Islamic Republic of) | IR
        Virgin Islands, U.S. | VI
        Lao People's Democratic Republic | LA
        Türkiye, Republic of | TR
        Bahamas, The | BS
        Korea (the Democratic People's Republic of) | KP
        Korea (the Republic of) | KR
        Congo (the Democratic Republic of the) | CD
        Egypt, Arab Rep. | EG
        Yemen, Rep. | YE
        Iran, Islamic Rep. | IR
        Venezuela, RB | VE
        Saint Vincent and the Grenadines | VC
        St. Vincent & the Grenadines | VC
        Kyrgyz Republic | KG
        Dominican Rep. | DO
        Central African Rep. | CF
        Libyan Arab Jamahiriya | LY
        FYR Macedonia | MK
        República de Corea | KR
        Stati Uniti d'America | US
        Taiwan, R.O.C. | TW
        GER | DE
        SUI | CH
        D | DE
        KOS | XK
        Gambia, The | GM
        the_United_States | US
        United_Kingdom | GB
        Kosovo (UNSCR 1244) | XK
        XK | XK
        XKX | XK
        EL | GR
        UK | GB
        Puerto Rico, United States | PR
        Isle of Man, United Kingdom | IM
        Hong Kong, China | HK
        Greenland, Denmark | GL
        France (Réunion) | RE
        Réunion (France) | RE
        Frankreich [Martinique] | MQ
        Denmark - Greenland | GL
        USA / Puerto Rico | PR
        United Kingdom: Isle of Man | IM
        China – Hong Kong | HK
        Serbia (Kosovo) | XK
        France (République française) | FR
        Korea (South) | KR
        Timor-Leste | TL\
        """)
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
        United Kingdom (Wales) | GB | Wales
        Georgia, United States | US | Georgia\
        """)
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
    @CsvSource({"Atlantis", "X", "'-'", "Ostland", "Niederbayern", "Russia / Ukraine", "Israel (Palestine) / Jordan"})
    void does_not_guess(String written) {
        assertThat(countries.read(written).isKnown()).isFalse();
    }

    @Test
    void takes_nothing_for_nothing() {
        assertThat(countries.read(null).isKnown()).isFalse();
        assertThat(countries.read(" ").isKnown()).isFalse();
        assertThat(countries.read("x".repeat(10_000)).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "N/A", "No", "-", "--", "n.a.", "tbd", "-99", "unknown", "none", "NaN", "#N/A", "k.A.", "?", "s/d", "n/d",
        "b/d", "keine", "aucun", "нет"
    })
    void takes_a_sign_for_none_for_no_country(String written) {
        assertThat(NoCountry.isMeant(written)).isTrue();
        assertThat(countries.read(written).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NA, NA", "NO, NO", "Norway, NO", "SN, SN", "sd, SD"})
    void takes_a_code_for_its_country(String written, String code) {
        assertThat(NoCountry.isMeant(written)).isFalse();
        assertThat(countries.code(written)).hasValue(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Soviet Union, RU",
        "SU, UA",
        "YUCS, HR",
        "Czechoslovakia, SK",
        "DDDE, DE",
        "Netherlands Antilles, CW",
        "Zaire, CD"
    })
    void reads_countries_that_are_no_more(String written, String one) {
        assertThat(countries.read(written).codes()).contains(one);
    }

    @ParameterizedTest
    @CsvSource({
        "US, IL, IL",
        "US, US-IL, IL",
        "CA, ON, 08",
        "CA, ca-on, 08",
        "AU, NSW, 02",
        "BR, PE, 30",
        "DE, MV, 12",
        "US, DE, DE",
        "US, Ill., IL",
        "US, W. Va., WV",
        "CA, Ont., 08",
        "CA, P.E.I., 09",
        "AU, Qld, 04"
    })
    void knows_regions_by_their_codes(String country, String code, String admin1) {
        assertThat(Regions.named(country, code)).contains(new Regions.Region(admin1, ""));
    }

    @ParameterizedTest
    @CsvSource({"IT, BA, 13, BA", "IT, IT-FI, 16, FI", "ES, CS, 60, CS", "FR, 37, 24, 37"})
    void knows_second_order_divisions_by_their_codes(String country, String code, String admin1, String admin2) {
        assertThat(Regions.named(country, code)).contains(new Regions.Region(admin1, admin2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{flag|France}}",
                "{{flagicon|FRA}} France",
                "{{flagcountry|France|1830}}",
                "[[Frankreich|France]]"
            })
    void reads_a_country_in_the_markup_of_a_wiki(String written) {
        assertThat(countries.code(written)).contains("FR");
    }

    /** In a column of countries alone: elsewhere such a sign may be anything. */
    @ParameterizedTest
    @CsvSource({"566,NG", "040,AT", "I,IT", "S,SE", "FL,LI"})
    void reads_a_sign_in_a_column_of_countries(String written, String code) {
        assertThat(countries.ofCell(written).codes()).containsExactly(code);
        assertThat(countries.isSign(written)).isTrue();
        assertThat(countries.read(written).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"999", "40", "0", "-", "i", "X", "NA"})
    void takes_no_other_sign_for_a_country(String written) {
        assertThat(countries.isSign(written)).isFalse();
    }
}
