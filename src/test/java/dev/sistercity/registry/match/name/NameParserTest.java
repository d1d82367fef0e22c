package dev.sistercity.registry.match.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The ways in which a written name is read. */
class NameParserTest {

    private static final Set<String> REGIONS = Set.of("Toscana", "LA", "TX");

    private static List<String> names(String written) {
        return NameParser.of(written, REGIONS::contains).stream()
                .filter(reading -> !reading.loose())
                .flatMap(reading -> reading.names().stream())
                .toList();
    }

    @Test
    void reads_names_without_words_of_office_that_few_lists_have() {
        assertThat(names("Alcaldía Mayor de Bogotá")).contains("Bogotá");
        assertThat(names("Intendencia de Salto")).contains("Salto");
        assertThat(names("Reykjavíkurborg")).contains("Reykjavík");
        assertThat(names("أمانة عمان الكبرى")).contains("عمان");
    }

    @Test
    void reads_names_without_words_of_office() {
        SoftAssertions all = new SoftAssertions();
        Map.ofEntries(
                        Map.entry("г. Казань", "Казань"),
                        Map.entry("г.Казань", "Казань"),
                        Map.entry("Администрация города Казани", "Казань"),
                        Map.entry("м. Львів", "Львів"),
                        Map.entry("Città di Pisa", "Pisa"),
                        Map.entry("Comune dell'Aquila", "L'Aquila"),
                        Map.entry("Comune della Spezia", "La Spezia"),
                        Map.entry("Mairie du Havre", "Le Havre"),
                        Map.entry("MAIRIE DU HAVRE", "Le HAVRE"),
                        Map.entry("Ville d'Angers", "Angers"),
                        Map.entry("Ajuntament d'Alacant", "Alacant"),
                        Map.entry("Concello da Coruña", "A Coruña"),
                        Map.entry("Câmara Municipal do Porto", "Porto"),
                        Map.entry("Prefeitura Municipal de Santos", "Santos"),
                        Map.entry("Ayuntamiento de La Laguna", "La Laguna"),
                        Map.entry("Urząd Miasta Łodzi", "Łódź"),
                        Map.entry("Magistrát města Brna", "Brno"),
                        Map.entry("Primăria Municipiului Iași", "Iași"),
                        Map.entry("Vilniaus miesto savivaldybė", "Vilnius"),
                        Map.entry("Liepājas pilsēta", "Liepāja"),
                        Map.entry("Tallinna linn", "Tallinn"),
                        Map.entry("Turun kaupunki", "Turku"),
                        Map.entry("Göteborgs stad", "Göteborg"),
                        Map.entry("Δήμος Θεσσαλονίκης", "Θεσσαλονίκη"),
                        Map.entry("Bursa Büyükşehir Belediyesi", "Bursa"),
                        Map.entry("City of Cape Town", "Cape Town"),
                        Map.entry("TP. Huế", "Huế"),
                        Map.entry("부산광역시", "부산"),
                        Map.entry("大阪市役所", "大阪"),
                        Map.entry("بلدية بيروت", "بيروت"),
                        Map.entry("Kota Bandung", "Bandung"))
                .forEach((written, name) ->
                        all.assertThat(names(written)).as(written).contains(name));
        all.assertAll();
    }

    @Test
    void leaves_names_alone_that_begin_like_an_office() {
        for (String name : List.of("Villa María", "Ville-Marie", "Città Sant'Angelo", "Vila Real", "Ciudad Juárez")) {
            assertThat(names(name).get(0)).isEqualTo(name);
            assertThat(OfficeWords.without(name)).as(name).isEmpty();
        }
    }

    @Test
    void puts_an_article_in_front_of_its_name() {
        SoftAssertions all = new SoftAssertions();
        Map.ofEntries(
                        Map.entry("Mans (Le)", "Le Mans"),
                        Map.entry("MANS (LE)", "LE MANS"),
                        Map.entry("Rochelle, La", "La Rochelle"),
                        Map.entry("Hospitalet de Llobregat, L'", "L'Hospitalet de Llobregat"),
                        Map.entry("Coruña (A)", "A Coruña"),
                        Map.entry("Haag, Den", "Den Haag"),
                        Map.entry("Palmas (Las)", "Las Palmas"),
                        Map.entry("Aquila (L’)", "L’Aquila"),
                        Map.entry("Hertogenbosch ('s-)", "'s-Hertogenbosch"),
                        Map.entry("Hertogenbosch, ’s", "’s Hertogenbosch"),
                        Map.entry("Kef (El-)", "El-Kef"),
                        Map.entry("Raqqah (Ar-)", "Ar-Raqqah"))
                .forEach((written, name) ->
                        all.assertThat(names(written)).as(written).containsExactly(name));
        all.assertThat(names("New Orleans, LA")).contains("New Orleans");
        all.assertAll();
    }

    @Test
    void tells_what_stands_behind_a_dash() {
        for (String written : List.of("Pisa - Toscana", "Pisa - PI", "Pisa – PI", "Pisa - Psa")) {
            assertThat(names(written)).as(written).contains("Pisa").doesNotContain("Toscana", "PI", "Psa");
        }
        assertThat(names("Berlin – Mitte")).contains("Mitte").doesNotContain("Berlin");
        assertThat(NameParser.whole("Mendoza - Este")).contains("Mendoza");
        assertThat(NameParser.whole("Mendoza – Este")).isEmpty();
    }

    @Test
    void cleans_markup_and_knows_what_is_no_name() {
        for (String written : List.of(
                "[[Paris]]",
                "[[Paris (France)|Paris]]",
                "{{flag|FRA}} Paris",
                "Paris{{!}}",
                "'''Paris'''",
                "Paris<ref>list</ref>",
                "Paris&nbsp;",
                "<b>Paris</b>",
                "Paris[1]")) {
            assertThat(names(written).get(0)).as(written).isEqualTo("Paris");
        }
        for (String sentence : List.of(
                "Paris is a member of the network",
                "see https://example.org/list",
                "Die Stadt ist eine Partnerin von Paris",
                "{{Twin towns|Paris",
                "—",
                "2014")) {
            assertThat(Markup.isNoName(sentence)).as(sentence).isTrue();
        }
        for (String name : List.of(
                "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
                "Llanfairpwllgwyngyll",
                "Ì",
                "東京",
                "San Fernando del Valle de Catamarca",
                "Krung Thep Maha Nakhon",
                "Villa Park of the Lakes")) {
            assertThat(Markup.isNoName(name)).as(name).isFalse();
        }
    }
}
