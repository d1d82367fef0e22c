package dev.sistercity.registry.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What coordinates are worth for a match, and what an unknown name may be registered as. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MatchEvidenceTest extends MatcherExamples {

    @Test
    void trusts_coordinates_as_far_as_they_can_be_trusted() {
        // In Maine: either the country is wrong, or they are.
        CityQuery elsewhere = new CityQuery("Peking", "China", null, null, 44.3, -69.8);
        assertChosen(elsewhere, 0);
        assertThat(matcher.match(elsewhere).why().reason()).isEqualTo(Reason.OUTSIDE_COUNTRY);
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
        // A spa that the gazetteer has without its title.
        assertChosen(located("Bad Emsbrunn", 52.7, 9.8, CityQuery.Trust.GIVEN), 47);
        assertChosen(located("Bad Emsbrunn", 52.7, 9.8, CityQuery.Trust.LOOKED_UP), 47);
        assertChosen(located("Bad Emsbrunn", 48.1, 11.5, CityQuery.Trust.GIVEN), 0);
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
}
