package dev.sistercity.registry.match;

import static dev.sistercity.registry.match.MatchedNames.chosen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The rule by which a written name becomes a city, on a gazetteer of those that are hard to tell apart. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityMatcherTest extends MatcherExamples {

    /** @param place its number above; 0 for none */
    private record Example(String name, String country, int place) {}

    @Test
    void finds_what_is_meant_in_any_script_and_spelling() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                new Example("Исин, Уси", null, 1),
                new Example("宜兴市", null, 1),
                new Example("Yixing (County), Wuxi", null, 1),
                new Example("無錫", "中国", 2),
                new Example("Koeln", null, 4),
                new Example("Köln", null, 4),
                new Example("KÖLN", "Deutschland", 4),
                new Example("Cologne", null, 0),
                new Example("Cologne", "Italy", 5),
                new Example("St. Petersburg", "RU", 6),
                new Example("St. Petersburg", "US", 7),
                new Example("St. Petersburg", null, 0),
                new Example("Peking", "China", 8),
                new Example("Peking", null, 8),
                new Example("Orăştie", "Romania", 9),
                new Example("Orăștie", "Romania", 9),
                new Example("Orastie", "RO", 9),
                new Example("Györ", "Ungarn", 25),
                new Example("Győr (Raab)", "Hungary", 25))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void tells_homonyms_apart_or_leaves_them_to_somebody() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                new Example("Lohne", "Germany", 10),
                new Example("Löhne", "Germany", 11),
                new Example("Kömlő", "Hungary", 0),
                new Example("Komló", "Hungary", 12),
                new Example("Fanø", "Denmark", 0),
                new Example("Fanø", "Italy", 0),
                new Example("Wuxi", "China", 2),
                new Example("Wuxi, Hunan", "China", 3),
                new Example("Wuxi City, Jiangsu", "China", 2),
                new Example("Eisenberg", "Germany", 0),
                new Example("Eisenberg (Thüringen)", "Germany", 14),
                new Example("Bangor", "Wales", 17),
                new Example("Bangor, Northern Ireland", null, 16),
                new Example("Bangor", "United Kingdom", 0),
                new Example("Newport, Wales", "United Kingdom", 18),
                new Example("Saint-Denis (Réunion)", "France", 20),
                new Example("Saint-Denis", "France", 21),
                new Example("Frankfurt", "Germany", 0),
                new Example("Frankfurt a.M.", "Germany", 22),
                new Example("Frankfurt am Main", "Germany", 22),
                new Example("Istanbul (Bagcilar)", "Turkey", 0),
                new Example("Komló (Kreis)", "Hungary", 0),
                new Example("Peking", "Atlantis", 0))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void doubts_an_alias_alone() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                // Others have the name itself.
                new Example("Steinbrück", "Germany", 0),
                new Example("Steinbrück, Lower Saxony", "Germany", 29),
                // What else it may be called: nothing like its name, the name of a division, the end of a longer name.
                new Example("Kirikawa", "Japan", 0),
                new Example("Kirikawa, Shiga", "Japan", 30),
                new Example("Hirschau", "Germany", 0),
                new Example("Neuland", "Germany", 28))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void doubts_what_is_small_or_unknown_and_not_the_only_one_that_may_be_meant() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                new Example("Hexi", "China", 0),
                new Example("Hexi, Gansu", "China", 32),
                new Example("Achenzell", "Austria", 0),
                new Example("Achenzell am Berg", "Austria", 36),
                new Example("Woźnica", "Poland", 0),
                new Example("Guadalmar", "Mexico", 0),
                new Example("Ollby", "Australia", 0),
                new Example("Ollby, Victoria", "Australia", 40),
                // A village is called as that part of the country is.
                new Example("Thornby", "England", 33),
                new Example("Thornby", "Wales", 0))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void takes_no_town_for_the_unit_of_its_name() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                new Example("Kiełpin", "Poland", 39),
                new Example("Kiełpin Municipality", "Poland", 0),
                new Example("Borough of Thornby", "England", 0),
                new Example("Wuxi County", "China", 0),
                new Example("Yixing (County), Wuxi", "China", 1))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void takes_a_city_for_its_name_though_a_part_of_another_has_it_too() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                new Example("Salmenga", "Spain", 41),
                new Example("Salmenga, Madrid", "Spain", 42),
                new Example("Eisenberg", "Germany", 0))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void understands_what_stands_beside_a_name_in_another_spelling_or_as_a_river() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : List.of(
                // As Germans call it, or a part of it.
                new Example("Łodau (Lodauen)", "Germany", 43),
                new Example("Łodau (Neuhof)", "Germany", 0),
                new Example("Łodau (Löhne)", "Germany", 0),
                // What a town far away has in its name, or a town far away: it may be a part all the same.
                new Example("Lingheim (Emmersau)", "Germany", 0),
                // A spa, of which the gazetteer does not know: asked, and taken where it lies just there.
                new Example("Bad Emsbrunn", "Germany", 0),
                new Example("Lingheim (Köln)", "Germany", 0))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void reads_a_sign_for_and() {
        String both = given.city("Tallau and Berg", "GB");

        CityMatch match = matcher.match(new CityQuery("Tallau & Berg", "United Kingdom"));

        assertThat(match.chosen().city()).isEqualTo(UUID.fromString(both));
        assertThat(matcher.match(new CityQuery("Tallau", "United Kingdom")).chosen())
                .isNull();
    }

    @Test
    void finds_the_city_of_the_registry_that_a_place_is() {
        String koeln = given.city(
                "Köln",
                "DE",
                Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "4")), "population", number(1)));
        String lohne = given.city("Lohne", "DE", Map.of("latitude", 52.67, "longitude", 8.24));
        String jiangsu = given.record("cities", Map.of("kind", "province", "name", "Jiangsu", "countryCode", "CN"));
        String yangxian = given.city("Yangxian", "CN", Map.of("partOf", jiangsu));

        assertThat(matcher.match(new CityQuery("Cologne", "Germany")).chosen().city())
                .isEqualTo(UUID.fromString(koeln));
        Candidate chosen = matcher.match(new CityQuery("Lohne", "Germany")).chosen();
        assertThat(chosen.city()).isEqualTo(UUID.fromString(lohne));
        assertThat(chosen.place().geonamesId()).isEqualTo(10);
        CityMatch unplaced = matcher.match(new CityQuery("Yangxian, Jiangsu", "China"));
        assertThat(unplaced.chosen().city()).isEqualTo(UUID.fromString(yangxian));
        assertThat(unplaced.chosen().place()).isNull();
        assertThat(matcher.match(new CityQuery("Jiangsu Province", "China"))
                        .chosen()
                        .city())
                .isEqualTo(UUID.fromString(jiangsu));
    }

    @Test
    void outweighs_no_city_of_which_nobody_says_how_large_it_is() {
        given.city("Dunedin", "NZ", Map.of("population", number(126_255)));
        given.city("Dunedin", "NZ");

        CityMatch match = matcher.match(new CityQuery("Dunedin", "New Zealand"));

        assertThat(match.candidates()).hasSize(2);
        assertThat(match.chosen()).isNull();
    }

    private static Map<String, ?> number(int value) {
        return Map.of("value", value);
    }

    private void check(SoftAssertions all, Example example) {
        CityMatch match = matcher.match(new CityQuery(example.name(), example.country()));
        all.assertThat(chosen(match)).as("%s: %s", example, match).isEqualTo(example.place());
    }
}
