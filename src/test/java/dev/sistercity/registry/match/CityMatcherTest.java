package dev.sistercity.registry.match;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule by which a written name becomes a city, on a gazetteer of those that are hard to tell apart. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityMatcherTest {

    private static final String PLACES = String.join(
            "",
            place(1, "Yicheng", "Yixing,Yixing Shi,宜兴,宜兴市", 31.36059, 119.82016, "CN.04", 95_530),
            place(2, "Wuxi", "Wuxi Shi,Usi,无锡", 31.56887, 120.28857, "CN.04", 3_543_719),
            place(3, "Wuxi", "Wuxi Zhen,浯溪", 26.5844, 111.859, "CN.11", 66_442),
            place(4, "Köln", "Cologne,Keulen,Colonia,Кёльн,Koeln", 50.93333, 6.95, "DE.07", 963_395),
            place(5, "Cologne", "", 45.58, 9.94, "IT.09", 7_000),
            place(6, "Saint Petersburg", "St. Petersburg,Sankt Petersburg", 59.93863, 30.31413, "RU.66", 5_351_935),
            place(7, "St. Petersburg", "Saint Petersburg", 27.77086, -82.67927, "US.FL", 257_083),
            place(8, "Beijing", "Peking,Pékin,北京", 39.9075, 116.39723, "CN.22", 11_716_620),
            place(9, "Orăştie", "Broos,Orastie", 45.83333, 23.2, "RO.21", 20_763),
            place(10, "Lohne", "", 52.66625, 8.2375, "DE.06", 25_111),
            place(11, "Löhne", "Loehne,Lohne", 52.18848, 8.6922, "DE.07", 39_521),
            place(12, "Komló", "", 46.19278, 18.26494, "HU.02", 26_924),
            place(13, "Fano", "", 43.84052, 13.01665, "IT.10", 38_999),
            place(14, "Eisenberg", "", 50.9686, 11.90207, "DE.15", 11_438),
            place(15, "Eisenberg", "", 49.55859, 8.07199, "DE.08", 10_006),
            place(16, "Bangor", "", 54.65338, -5.66895, "GB.NIR", 60_385),
            place(17, "Bangor", "", 53.22752, -4.12936, "GB.WLS", 17_988),
            place(18, "Newport", "", 51.58774, -2.99835, "GB.WLS", 137_000),
            place(19, "Newport", "", 50.70087, -1.28835, "GB.ENG", 25_496),
            place(20, "Saint-Denis", "Saint-Denis (Réunion)", -20.88231, 55.4504, "RE.RE", 147_931),
            place(21, "Saint-Denis", "", 48.93564, 2.35387, "FR.11", 96_128),
            place(22, "Frankfurt am Main", "Frankfurt", 50.11552, 8.68417, "DE.05", 650_000),
            place(23, "Frankfurt (Oder)", "Frankfurt", 52.34714, 14.55062, "DE.11", 51_691),
            place(24, "Istanbul", "Constantinople", 41.01384, 28.94966, "TR.34", 14_804_116),
            place(25, "Győr", "Raab", 47.68333, 17.63512, "HU.09", 129_372),
            place(26, "Augusta", "", 44.31062, -69.77949, "US.ME", 18_000),
            place(27, "Shanghai", "上海", 31.22222, 121.45806, "CN.23", 22_315_474),
            place(28, "Altenfurt", "Steinbrück,Neuland", 49.4, 11.2, "DE.02", 400_000),
            place(29, "Steinbrück", "", 52.3, 10.3, "DE.06", 5_000),
            place(30, "Motoyashiki", "Kirikawa", 35.1, 136.1, "JP.35", 25_000),
            place(31, "Kloster Hirschau", "Hirschau", 48.5, 9.1, "DE.01", 12_000),
            place(32, "Hexi", "", 36.1, 103.2, "CN.15", 0),
            place(33, "Thornby", "", 53.3, -1.2, "GB.ENG", 4_000),
            place(34, "Wales", "", 53.34, -1.28, "GB.ENG", 6_000),
            place(35, "Achenzell", "", 47.5, 11.7, "AT.07", 2_500),
            place(36, "Achenzell am Berg", "Achenzell", 48.3, 13.6, "AT.04", 1_700),
            place(37, "Woźnica", "", 50.0, 19.0, "PL.77", 1_200),
            place(38, "Woznica", "", 50.6, 18.9, "PL.83", 4_500),
            place(39, "Kiełpin", "", 54.0, 18.0, "PL.82", 3_000),
            place(40, "Ollby", "", -38.3, 141.6, "AU.07", 4_000),
            place(41, "Salmenga", "", 40.9, -5.6, "ES.55", 150_000).replace("PPL", "PPLA2"),
            place(42, "Salmenga", "", 40.4, -3.7, "ES.29", 140_000).replace("PPL", "PPLX"),
            place(43, "Łodau", "", 52.1, 13.1, "DE.11", 700_000),
            place(44, "Bad Emmersau", "Emmersau", 52.9, 9.3, "DE.06", 20_000),
            place(45, "Lingheim", "", 48.0, 12.5, "DE.02", 60_000),
            place(46, "Dorfhausen", "", 48.0, 12.0, "DE.02", 2_000),
            IntStream.range(0, 11)
                    .mapToObj(i -> place(50 + i, "Guadalmar", "", 20 + i, -100, "MX.0" + i % 9, i == 0 ? 400_000 : 900))
                    .collect(Collectors.joining()));

    @Inject
    CityMatcher matcher;

    @Inject
    PlaceStore places;

    @Inject
    JobsDone jobs;

    @Inject
    Http http;

    @Inject
    Given given;

    @BeforeEach
    void load() {
        jobs.ended(http.send(
                "POST",
                "/v1/gazetteer/imports",
                GeoNamesTable.utf8(PLACES),
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "text/tab-separated-values"));
        Patience.until("the gazetteer", () -> places.find(27).isPresent());
    }

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
                new Example("Frankfurt a.M.", "Germany", 0),
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
                new Example("Lingheim (Köln)", "Germany", 0))) {
            check(all, example);
        }
        all.assertAll();
    }

    @Test
    void trusts_coordinates_as_far_as_they_can_be_trusted() {
        // In Maine.
        assertChosen(new CityQuery("Peking", "China", null, null, 44.3, -69.8), 8);
        // Latitude and longitude are swapped.
        assertChosen(new CityQuery("Eisenberg", "Germany", null, null, 11.9, 50.97), 14);
        assertChosen(new CityQuery("Eisenberg", "Germany", null, null, 49.56, 8.07), 15);
        assertChosen(new CityQuery("Saint-Denis", "France", null, null, -20.88, 55.45), 20);
        // Somewhere else in Hungary, where another village of the name may be.
        assertChosen(new CityQuery("Komló", "Hungary", null, null, 47.6, 17.6), 0);
        // One letter is wrong, and they are at the place.
        assertChosen(new CityQuery("Komlo", "Hungary", null, null, 46.19, 18.26), 12);
        assertChosen(new CityQuery("Eisenbergg", "Germany", null, null, 49.56, 8.07), 15);
        assertChosen(new CityQuery("Eisenbergg", "Germany"), 0);
        assertChosen(new CityQuery("Eisenberg", "Germany", "Rheinland-Pfalz", null, null, null), 15);
    }

    @Test
    void trusts_coordinates_less_that_were_looked_up_by_the_name_or_are_of_something_else() {
        assertChosen(located("Eisenberg", 49.56, 8.07, CityQuery.Trust.LOOKED_UP), 0);
        assertChosen(located("Eisenberg", 50.97, 11.9, CityQuery.Trust.LOOKED_UP), 0);
        assertChosen(located("Eisenberg", 50.97, 11.9, CityQuery.Trust.GIVEN), 14);
        assertChosen(located("Lohne", 50.9, 6.9, CityQuery.Trust.GUESSED), 10);
        assertChosen(located("Lohne", 50.9, 6.9, CityQuery.Trust.GIVEN), 0);
        // Of two that are like the name the geocoder found one.
        assertChosen(located("Altenfurth", 49.4, 11.2, CityQuery.Trust.GUESSED), 28);
        assertChosen(located("Steinbrick", 52.3, 10.3, CityQuery.Trust.GIVEN), 29);
        assertChosen(located("Steinbrick", 52.3, 10.3, CityQuery.Trust.GUESSED), 0);
    }

    private static CityQuery located(String name, double latitude, double longitude, CityQuery.Trust trust) {
        return new CityQuery(name, "Germany", null, null, latitude, longitude, trust);
    }

    @Test
    void says_what_an_unknown_city_can_be_registered_as_if_nothing_is_called_nearly_so() {
        NewCity village =
                matcher.match(new CityQuery("Winzendorf", "Österreich")).newcomer();
        assertThat(village.names()).containsExactly("Winzendorf");
        assertThat(village.country()).isEqualTo("AT");
        assertThat(matcher.match(new CityQuery("Landkreis Lohne", "Germany"))
                        .newcomer()
                        .kind())
                .hasToString("COUNTY");
        assertThat(matcher.match(new CityQuery("Eisenbergg", "Germany")).newcomer())
                .isNull();
        assertThat(matcher.match(new CityQuery("Winzendorf", "Atlantis")).newcomer())
                .isNull();
        assertThat(matcher.match(new CityQuery("Frankfurt", "Germany")).newcomer())
                .isNull();
    }

    @Test
    void knows_a_village_by_its_coordinates_that_is_called_nearly_as_another_is_far_away() {
        assertNew("Dorfhauser", 52.2, CityQuery.Trust.LOOKED_UP, true);
        assertNew("Dorfhauser", 52.2, CityQuery.Trust.GIVEN, true);
        // They are of something else, or the other village is not far, or it is a town.
        assertNew("Dorfhauser", 52.2, CityQuery.Trust.GUESSED, false);
        assertNew("Dorfhauser", 48.2, CityQuery.Trust.LOOKED_UP, false);
        assertNew("Eisenbergg", 52.2, CityQuery.Trust.LOOKED_UP, false);
    }

    private void assertNew(String name, double latitude, CityQuery.Trust trust, boolean expected) {
        CityMatch match = matcher.match(located(name, latitude, latitude > 50 ? 8.7 : 12, trust));
        assertThat(match.newcomer() != null).as("%s", match).isEqualTo(expected);
        assertThat(match.chosen()).as("%s", match).isNull();
    }

    @Test
    void knows_a_german_district_for_a_county_whatever_stands_beside_it() {
        NewCity kreis = matcher.match(new CityQuery("Hohenau-Kreis (Kreis) (Dettmeln (Ems), Kreisstadt)", "Germany"))
                .newcomer();
        assertThat(kreis.kind()).hasToString("COUNTY");
        assertThat(kreis.names()).startsWith("Hohenau-Kreis").contains("Hohenau");
        NewCity district =
                matcher.match(new CityQuery("Hohenau (district)", "Germany")).newcomer();
        assertThat(district.kind()).hasToString("COUNTY");
        assertThat(district.names()).contains("Hohenau");
        assertThat(matcher.match(new CityQuery("Hohenau (district)", "Austria"))
                        .newcomer()
                        .kind())
                .hasToString("DISTRICT");
        given.record("cities", Map.of("kind", "county", "name", "Hohenau", "countryCode", "DE"));
        assertThat(matcher.match(new CityQuery("Hohenau (Kreis)", "Germany")).chosen())
                .isNotNull();
        assertThat(matcher.match(new CityQuery("Hohenau (Verbandsgemeinde)", "Germany"))
                        .chosen())
                .isNull();
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

    private void assertChosen(CityQuery query, int place) {
        CityMatch match = matcher.match(query);
        assertThat(chosen(match)).as("%s", match).isEqualTo(place);
    }

    private static int chosen(CityMatch match) {
        GazetteerPlace place = match.chosen() == null ? null : match.chosen().place();
        return place == null ? 0 : place.geonamesId();
    }
}
