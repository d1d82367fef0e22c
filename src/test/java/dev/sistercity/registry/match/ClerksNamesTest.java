package dev.sistercity.registry.match;

import static dev.sistercity.registry.match.MatchedNames.chosen;
import static dev.sistercity.registry.match.MatchedNames.rows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.support.GoesOn;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** How clerks write names: cut short, with codes, two of them in a cell; generated from places of the real gazetteer, where that is at hand. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClerksNamesTest {

    @Inject
    CityMatcher matcher;

    @Inject
    MatchedNames matched;

    @Inject
    RealPlaces places;

    @BeforeEach
    void load() throws IOException {
        assumeTrue(GeoNamesTable.realIsThere(), "the real gazetteer is not at hand");
        places.ensure(Set.of(
                "Győrszentiván",
                "Sankt Gallen",
                "Sankt Pölten",
                "Sankt Moritz",
                "Khanabad",
                "San Candido",
                "Sainte-Foy",
                "Dongcheng",
                "Rothenburg ob der Tauber"));
    }

    @Test
    @Order(1)
    void knows_a_city_by_two_of_its_names() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Luik ; Liège ; BE ; 2792413",
                "Breslau ; Wrocław ; PL ; 3081368",
                "Danzig ; Gdańsk ; PL ; 3099434",
                "Temeswar ; Timişoara ; RO ; 665087",
                "Kolozsvár ; Cluj-Napoca ; RO ; 681290",
                "Bilbo ; Bilbao ; ES ; 3128026",
                "Lemberg ; Lviv ; UA ; 702550",
                "Pressburg ; Bratislava ; SK ; 3060972",
                "Smyrna ; İzmir ; TR ; 311046",
                "Leghorn ; Livorno ; IT ; 3174659",
                "Åbo ; Turku ; FI ; 633679",
                "Libau ; Liepāja ; LV ; 457954")) {
            for (String form : List.of(
                    "%s / %s",
                    "%s/%s",
                    "%s – %s",
                    "%s - %s",
                    "%s or %s",
                    "%s ou %s",
                    "%s oder %s",
                    "%s (%s)",
                    "%s, %s",
                    "%s = %s")) {
                for (String name : List.of(String.format(form, row[0], row[1]), String.format(form, row[1], row[0]))) {
                    matched.is(all, name, row[2], Integer.parseInt(row[3]));
                }
            }
        }
        all.assertAll();
    }

    @Test
    @Order(2)
    @GoesOn
    void takes_no_part_for_its_city_because_the_part_is_an_alias() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows("Győrszentiván (Győr) ; HU", "Buda (Budapest) ; HU", "Khanabad / Taloqan ; AF")) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));

            all.assertThat(match.chosen() == null ? "" : match.chosen().place().name())
                    .as("%s: %s", row[0], match.why())
                    .isNotIn("Győr", "Budapest", "Taloqan");
        }
        all.assertAll();
    }

    @Test
    @Order(3)
    @GoesOn
    void reads_saints_that_are_cut_short() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Saint-Étienne ; FR ; 2980291 ; St Etienne|St. Etienne|St.-Étienne|St-Etienne|ST ETIENNE",
                "Sankt Gallen ; CH ; 2658822 ; St. Gallen|St Gallen|Skt. Gallen|Saint Gallen|St.Gallen",
                "Sankt Pölten ; AT ; 2766429 ; St. Pölten|St Pölten|Skt. Pölten|Saint Pölten|St. Poelten",
                "Santa Cruz de Tenerife ; ES ; 2511174 ; Sta. Cruz de Tenerife|Sta Cruz de Tenerife|S. Cruz de"
                        + " Tenerife|Sᵗᵃ Cruz de Tenerife",
                "Santo Domingo ; DO ; 3492908 ; Sto. Domingo|Sto Domingo|S. Domingo",
                "São Paulo ; BR ; 3448439 ; S. Paulo|S Paulo|S.Paulo",
                "San Salvador ; SV ; 3583361 ; S. Salvador|Sn. Salvador",
                "Saint Petersburg ; RU ; 498817 ; St. Petersburg|St Petersburg|Sankt Petersburg|Skt. Petersborg",
                "Saint Paul ; US ; 5045360 ; St. Paul|St Paul|ST. PAUL")) {
            for (String name : row[3].split("\\|")) {
                matched.is(all, name, row[1], Integer.parseInt(row[2]));
            }
        }
        all.assertAll();
    }

    @Test
    @Order(4)
    @GoesOn
    void reads_codes_of_divisions_before_and_behind_the_city() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Columbus ; US ; US-OH ; 4509177",
                "Toronto ; CA ; CA-ON ; 6167865",
                "Rostock ; DE ; DE-MV ; 2844588",
                "Recife ; BR ; BR-PE ; 3390760",
                "Newcastle ; AU ; AU-NSW ; 2155472",
                "Sevilla ; ES ; ES-AN ; 2510911",
                "Linz ; AT ; AT-4 ; 2772400",
                "Winterthur ; CH ; CH-ZH ; 2657970")) {
            for (String form : List.of(
                    "%2$s %1$s",
                    "%2$s, %1$s",
                    "(%2$s) %1$s",
                    "%2$s-%1$s",
                    "%2$s: %1$s",
                    "%2$s/%1$s",
                    "%1$s %2$s",
                    "%1$s, %2$s",
                    "%1$s (%2$s)",
                    "%1$s - %2$s",
                    "%1$s-%2$s",
                    "%1$s / %2$s",
                    "%1$s [%2$s]")) {
                String name = String.format(form, row[0], row[2]);
                matched.is(all, name, row[1], Integer.parseInt(row[3]));
                matched.is(all, name, null, Integer.parseInt(row[3]));
            }
        }
        for (String name : List.of("US-TX Toledo", "US-NY Tulsa", "Tulsa, US-NY", "DE-BY Rostock", "CA-QC Calgary")) {
            CityMatch match = matcher.match(
                    new CityQuery(name, name.contains("DE-") ? "DE" : name.contains("CA-") ? "CA" : "US"));
            all.assertThat(match.chosen()).as(name).isNull();
        }
        all.assertAll();
    }

    @Test
    @Order(5)
    @GoesOn
    void takes_no_unknown_part_for_a_city_of_any_size() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String country : List.of("DE", "FR", "IT", "PL", "US", "BR", "TR", "CN", "IN", "SE", "GR", "CZ")) {
            for (String name : RealPlaces.names(country, 30_000, 200_000, 6)) {
                int whole = chosen(matcher.match(new CityQuery(name, country)));
                for (String form : List.of(
                        "%s (Xyzau)",
                        "%s, Xyzau",
                        "%s [Xyzau]",
                        "%s; Xyzau",
                        "%s – Xyzau",
                        "%s - Xyzau",
                        "%s / Xyzau",
                        "Xyzau (%s)",
                        "Xyzau, %s",
                        "Xyzau – %s",
                        "%s-Xyzau",
                        "%s: Xyzau")) {
                    CityMatch match = matcher.match(new CityQuery(String.format(form, name), country));
                    all.assertThat(chosen(match))
                            .as("%s, %s: %s", match.query().name(), country, match.why())
                            .isNotIn(whole == 0 ? -1 : whole);
                }
            }
        }
        all.assertAll();
    }

    @Test
    @Order(6)
    @GoesOn
    void takes_a_city_with_where_it_lies() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Ulm (Baden-Württemberg) ; DE ; 2820256",
                "Ulm, Donau ; DE ; 2820256",
                "Ulm (Germany) ; DE ; 2820256",
                "Lingen (Ems) ; DE ; 2877088",
                "Oberursel (Taunus) ; DE ; 2858738",
                "Winterthur (Kanton Zürich) ; CH ; 2657970",
                "Cork (Co. Cork) ; IE ; 2965140",
                "Asti (Prov. Asti) ; IT ; 3182714")) {
            matched.is(all, row[0], row[1], Integer.parseInt(row[2]));
        }
        all.assertAll();
    }

    @Test
    @Order(7)
    @GoesOn
    void reads_words_of_office_rivers_cut_short_and_the_country_beside_its_city() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Полтавська міська рада ; UA ; 696643",
                "Львівська міська рада ; UA ; 702550",
                "Полтавська міська територіальна громада ; UA ; 696643",
                "Konya Büyükşehir Bld. ; TR ; 306571",
                "Konya Bld. ; TR ; 306571",
                "Frankfurt a.M. ; DE ; 2925533",
                "Frankfurt a. M. ; DE ; 2925533",
                "Freiburg i.Br. ; DE ; 2925177",
                "Freiburg i. Ü. ; CH ; 2660718",
                "Rothenburg o.d.T. ; DE ; 2844056",
                "Neustadt a.d.W. ; DE ; 2864054",
                "Córdoba (AR) ; AR ; 3860259",
                "Bari (IT) ; IT ; 3182351",
                "Lyon, FR ; FR ; 2996944",
                "Lyon (FRA) ; FR ; 2996944")) {
            matched.is(all, row[0], row[1], Integer.parseInt(row[2]));
        }
        all.assertAll();
    }

    @Test
    @Order(8)
    @GoesOn
    void takes_a_part_of_a_large_city_for_no_town_of_its_name_elsewhere() {
        SoftAssertions all = new SoftAssertions();
        for (String name :
                List.of("Dongcheng (Beijing)", "Dongcheng, Beijing", "Beijing Dongcheng", "Beijing (Dongcheng)")) {
            CityMatch match = matcher.match(new CityQuery(name, "CN"));
            all.assertThat(match.chosen()).as("%s: %s", name, match.why()).isNull();
        }
        // With the city first, the part may be another word for something else: a person sees the city, and nothing is
        // made.
        for (String name : List.of("Beijing Dongcheng", "Beijing (Dongcheng)", "Beijing, Dongcheng")) {
            CityMatch match = matcher.match(new CityQuery(name, "CN"));
            all.assertThat(match.chosen()).as("%s: %s", name, match.why()).isNull();
            all.assertThat(match.newcomer()).as("%s: %s", name, match.why()).isNull();
            all.assertThat(match.candidates().stream().map(one -> one.place().geonamesId()))
                    .as("%s: %s", name, match.why())
                    .contains(1_816_670);
        }
        // With the city behind it, it is a part of that, which is registered by the name that is written.
        for (String name : List.of("Dongcheng (Beijing)", "Dongcheng, Beijing")) {
            CityMatch match = matcher.match(new CityQuery(name, "CN"));
            all.assertThat(match.newcomer()).as("%s: %s", name, match.why()).isNotNull();
            all.assertThat(
                            match.newcomer() == null
                                    ? List.of()
                                    : match.newcomer().names())
                    .containsExactly("Dongcheng", name);
        }
        all.assertAll();
    }
}
