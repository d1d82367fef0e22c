package dev.sistercity.registry.match.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.NameKeys;
import java.text.Normalizer;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools, wikis, letters and lists put around a name, around names of many languages: the name is read without it. */
class NameKindsTest {

    private static final List<String> NAMES = List.of(
            "Lyon",
            "Köln",
            "Łódź",
            "São Paulo",
            "İzmir",
            "Iğdır",
            "Gießen",
            "Đà Nẵng",
            "Θεσσαλονίκη",
            "Новосибирск",
            "القاهرة",
            "חיפה",
            "L'Aquila",
            "Saint-Étienne",
            "Gent",
            "Şanlıurfa");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                " %s  ",
                "[[%s]]",
                "[[%s|%s]]",
                "'''%s'''",
                "''%s''",
                "**%s**",
                "_%s_",
                "\"%s\"",
                "“%s”",
                "«%s»",
                "&quot;%s&quot;",
                "%s&nbsp;",
                "&nbsp;%s",
                "%s&#160;",
                "\u00A0%s\u00A0",
                "\u200B%s\u200B",
                "\uFEFF%s",
                "\u200E%s\u200F",
                "%s[1]",
                "%s[a]",
                "%s [12]",
                "%s*",
                "%s **",
                "%s†",
                "%s ‡",
                "%s¹",
                "%s ²",
                "%s<ref>a list</ref>",
                "%s<ref name=\"a\"/>",
                "%s<sup>1</sup>",
                "%s<sup>[1]</sup>",
                "%s<br/>",
                "<b>%s</b>",
                "<a href=\"x\">%s</a>",
                "<!-- x -->%s",
                "{{flag|FRA}} %s",
                "{{flagicon|FRA}} %s",
                "%s {{!}}",
                "{{lang|fr|%s}}",
                "{{nowrap|%s}}",
                "[%s](https://example.org/x)",
                "[https://example.org/x %s]",
                "%s,",
                "%s;",
                "%s.",
                "%s :",
                "- %s",
                "– %s",
                "• %s",
                "3) %s",
                "(3) %s",
                "69000 %s",
                "F-69000 %s",
                "DE-50667 %s",
                "%s cedex",
                "%s CEDEX 03"
            })
    void reads_a_name_without_what_stands_around_it(String form) {
        SoftAssertions all = new SoftAssertions();
        for (String name : NAMES) {
            for (String written : List.of(name, Normalizer.normalize(name, Normalizer.Form.NFD))) {
                String text = form.replace("%s", written);
                List<NameReading> certain = NameParser.of(text).stream()
                        .filter(reading ->
                                !reading.loose() && reading.qualifiers().isEmpty())
                        .toList();
                all.assertThat(certain.stream().flatMap(reading -> reading.names().stream()))
                        .as(text)
                        .anySatisfy(read -> assertThat(NameKeys.folded(read)).isEqualTo(NameKeys.folded(name)));
                all.assertThat(Markup.isNoName(text)).as(text).isFalse();
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K&ouml;ln | Köln",
                "K&#246;ln | Köln",
                "K&#xF6;ln | Köln",
                "L&rsquo;Aquila | L’Aquila",
                "Brighton &amp; Hove | Brighton and Hove",
                "Ｌｙｏｎ | Lyon",
                "Tel‑Aviv | Tel-Aviv",
                "GIEẞEN | Gießen",
                "GIESSEN | Gießen",
                "Koeln | Koeln"
            })
    void reads_signs_that_stand_for_letters(String written, String name) {
        assertThat(NameParser.of(written).stream()
                        .filter(reading -> !reading.loose())
                        .flatMap(reading -> reading.names().stream()))
                .anySatisfy(read -> assertThat(NameKeys.folded(read)).isEqualTo(NameKeys.folded(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "大阪府大阪市 | 大阪市 | 大阪府",
                "京都府京都市 | 京都市 | 京都府",
                "神奈川県横浜市 | 横浜市 | 神奈川県",
                "北海道札幌市 | 札幌市 | 北海道",
                "江苏省无锡市 | 无锡市 | 江苏省",
                "경기도 수원시 | 수원시 | 경기도",
                "경기도수원시 | 수원시 | 경기도",
                "Campinas-SP | Campinas | SP"
            })
    void reads_a_division_that_stands_before_the_city_in_one_word_and_has_it_confirmed(
            String written, String name, String division) {
        assertThat(NameParser.of(written, text -> text.equals("SP"))).anySatisfy(reading -> {
            assertThat(reading.names()).startsWith(name);
            assertThat(reading.qualifiers()).containsExactly(division);
            assertThat(reading.loose()).isTrue();
        });
    }

    @Test
    void takes_no_numbered_line_for_the_name_of_a_new_city() {
        for (String text :
                List.of("1. Lyon", "12 Lyon", "3. Bezirk", "Lyon is a city in France", "https://lyon.fr", "{{x")) {
            assertThat(Markup.isNoName(text)).as(text).isTrue();
        }
        for (String text : List.of("Lyon", "Lyon 2", "Lyon (2)", "XV. kerület", "Saint-Jean-de-Luz")) {
            assertThat(Markup.isNoName(text)).as(text).isFalse();
        }
    }

    @Test
    void takes_a_note_for_no_name() {
        for (String note : List.of(
                "see below",
                "siehe oben",
                "voir ci-dessous",
                "various cities",
                "verschiedene Städte",
                "the city",
                "ditto",
                "various",
                "and 12 others",
                "5 weitere",
                "Total",
                "合计",
                "et al.")) {
            assertThat(Markup.isNoName(note)).as(note).isTrue();
        }
        for (String name : List.of("Zie", "See", "Other", "Ver", "City of London", "Cité")) {
            assertThat(Markup.isNoName(name)).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "S%C3%A3o_Paulo, São Paulo",
        "https://en.wikipedia.org/wiki/Ferrara, Ferrara",
        "https://fr.m.wikipedia.org/wiki/Saint-%C3%89tienne#Jumelages, Saint-Étienne",
        "100%, 100%",
        "%FF, %FF"
    })
    void reads_names_from_the_addresses_of_pages(String written, String name) {
        assertThat(Markup.cleaned(written)).isEqualTo(name);
    }
}
