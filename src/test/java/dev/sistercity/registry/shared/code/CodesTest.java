package dev.sistercity.registry.shared.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.value.Violations;
import jakarta.validation.Validator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    private record Country(@CountryCode String code) {}

    private record Subdivision(@SubdivisionCode String code) {}

    private record Language(@LanguageTag String tag) {}

    private final Validator validator = Violations.validator();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "zh-Hans",
                "zh-Hant-TW",
                "de",
                "pt-BR",
                "und",
                "sr-Latn",
                "yue",
                "mi",
                "es-419",
                "de-1996",
                "EN-gb",
                "mul",
                "iw",
                "he",
                "id",
                "in",
                "zh-yue",
                "und-Latn",
                "ru-Latn-t-ru",
                "und-Cyrl-KZ",
                "cmn",
                "sl-rozaj-biske",
                "nn",
            })
    void takes_registered_language_tags(String tag) {
        assertThat(Violations.of(new Language(tag), validator)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xx-invalid",
                "english",
                "e n",
                "",
                " ",
                "en_US",
                "xx",
                "en-XX",
                "en-Abcd",
                "en-",
                "-en",
                "x-mine",
                "qaa",
                "de-1776",
                "deutsch",
                "zh-Hans ",
                "en\0",
                "日本語",
                "en-US-u",
                "und-u-sd-cn31-u-rg-cnzzzz-and-more-of-it",
                "ZZ",
                "en-ZZZZ-AA",
                "1",
                "*",
            })
    void refuses_other_language_tags(String tag) {
        assertThat(Violations.of(new Language(tag), validator))
                .hasSize(1)
                .first()
                .asString()
                .contains("BCP 47");
        assertThat(LanguageTags.isValid(tag)).isFalse();
    }

    @Test
    void knows_the_base_language() {
        assertThat(LanguageTags.base("zh-Hans")).isEqualTo("zh");
        assertThat(LanguageTags.base("DE")).isEqualTo("de");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"CN", "DE", "GB", "TL", "SS"})
    void takes_country_codes(String code) {
        assertThat(Violations.of(new Country(code), validator)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "France,                    FR",
        "fr,                        FR",
        "FRA,                       FR",
        "UK,                        GB",
        "united kingdom,            GB",
        "Turkiye,                   TR",
        "Trinidad and Tobago,       TT",
        "Côte d'Ivoire,             CI",
        "USA,                       US",
    })
    void suggests_the_country_code_that_was_meant(String code, String meant) {
        assertThat(Violations.of(new Country(code), validator))
                .containsExactly(
                        "code: must be an ISO 3166-1 alpha-2 country code in upper case, such as FR; use " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "QQ", "Atlantis", "F R A N C E ?", "${7*7}", "{jakarta.validation}", "\0", "-"})
    void refuses_other_country_codes(String code) {
        assertThat(Violations.of(new Country(code), validator))
                .singleElement()
                .asString()
                .startsWith("code: must be an ISO 3166-1 alpha-2 country code");
    }

    @Test
    void names_countries() {
        assertThat(Countries.name("DE", Locale.FRENCH)).isEqualTo("Allemagne");
        assertThat(Countries.name("CN", Locale.ENGLISH)).isEqualTo("China");
        assertThat(Countries.codeOf("x".repeat(1000))).isEmpty();
        assertThat(Countries.codeOf(null)).isEmpty();
        assertThat(Countries.isCode(null)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"CN-31", "CN-SH", "US-CA", "DE-NW", "GB-ENG", "VE-G", "JP-27", "FR-PAC", "FR-75C", "ZA-GP"})
    void takes_subdivision_codes(String code) {
        assertThat(Violations.of(new Subdivision(code), validator)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cn-31, CN-31", "USCA, US-CA", "us_ca, US-CA", "gbeng, GB-ENG"})
    void suggests_the_subdivision_code_that_was_meant(String code, String meant) {
        assertThat(Violations.of(new Subdivision(code), validator))
                .singleElement()
                .asString()
                .endsWith("; use " + meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CN", "CN-", "CN-99", "US-ZZZZ", "XX-01", "California", "US-CA ", "\0", "ßß-ß", "CN—31"})
    void refuses_other_subdivision_codes(String code) {
        assertThat(Violations.of(new Subdivision(code), validator))
                .containsExactly("code: must be an ISO 3166-2 subdivision code in upper case, such as DE-NW or CN-31");
        assertThatThrownBy(() -> Subdivisions.countryOf(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_the_country_of_a_subdivision() {
        assertThat(Subdivisions.countryOf("GB-ENG")).isEqualTo("GB");
    }
}
