package dev.sistercity.registry.match;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;

import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit of one kind is never taken for one of another kind that has its name. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class UnitKindsTest {

    private static final String PLACES = String.join(
            "",
            place(1, "Sanok", "", 49.55573, 22.2056, "PL.80", 39_684),
            place(2, "Viljandi", "", 58.36389, 25.59, "EE.18", 20_309),
            place(3, "Kaunas", "Kauno", 54.90272, 23.90961, "LT.57", 374_643),
            place(4, "Waterloo", "", 43.4668, -80.51639, "CA.08", 97_475));

    /** How lists write of a unit of a kind that has the name of a town, by the kind. */
    private static final Map<CityKind, List<String>> WRITTEN = Map.of(
            CityKind.MUNICIPALITY,
                    List.of("%s (rural gmina)", "Gmina wiejska %s", "%s (gmina wiejska)", "%s rural commune"),
            CityKind.COUNTY, List.of("%s County", "Powiat %s", "%s (powiat)", "Landkreis %s", "pow. %s"),
            CityKind.PROVINCE,
                    List.of("%s Oblast", "Province of %s", "%s Voivodeship", "Woiwodschaft %s", "%s область"));

    @Inject
    CityMatcher matcher;

    @Inject
    LoadedGazetteer gazetteer;

    @Inject
    Given given;

    @BeforeEach
    void load() {
        gazetteer.of(PLACES);
    }

    @Test
    void is_taken_for_the_registered_one_of_its_kind_alone() {
        Map<CityKind, String> registered = Map.of(
                CityKind.COUNTY, given.city("Sanok County", "PL", of("county")),
                CityKind.PROVINCE, given.city("Sanok Province", "PL", of("province")));
        SoftAssertions all = new SoftAssertions();
        WRITTEN.forEach((kind, forms) -> forms.forEach(form -> {
            CityMatch match = matcher.match(new CityQuery(String.format(form, "Sanok"), "PL"));
            String chosen = match.chosen() == null
                    ? null
                    : String.valueOf(match.chosen().city());
            all.assertThat(chosen)
                    .as("%s: %s", match.query().name(), match.why())
                    .isEqualTo(registered.get(kind));
        }));
        all.assertAll();
    }

    /** What it is does not depend on the county that a row before made. */
    @Test
    void is_a_new_one_beside_a_county_of_the_name() {
        SoftAssertions all = new SoftAssertions();
        for (boolean beside : List.of(false, true)) {
            if (beside) {
                given.city("Sanok County", "PL", of("county"));
            }
            for (String form : WRITTEN.get(CityKind.MUNICIPALITY)) {
                CityMatch match = matcher.match(new CityQuery(String.format(form, "Sanok"), "PL"));
                all.assertThat(match.newcomer())
                        .as("%s: %s", match.query().name(), match.why())
                        .extracting(NewCity::kind)
                        .isEqualTo(CityKind.MUNICIPALITY);
            }
        }
        all.assertAll();
    }

    @Test
    void is_not_the_town_that_it_surrounds() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : List.of(
                new String[] {"Viljandi vald", "EE"},
                new String[] {"Viljandi Parish", "EE"},
                new String[] {"Viljandi Rural Municipality", "EE"},
                new String[] {"Kauno rajono savivaldybė", "LT"},
                new String[] {"Kaunas District Municipality", "LT"},
                new String[] {"Regional Municipality of Waterloo", "CA"})) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));
            all.assertThat(match.chosen()).as("%s: %s", row[0], match.why()).isNull();
        }
        all.assertAll();
    }

    /** In whichever form it was registered, another form is that unit, and no unit of another kind is. */
    @Test
    void is_one_unit_however_its_kind_is_written() {
        SoftAssertions all = new SoftAssertions();
        Map<String, List<String>> forms = Map.of(
                "PL", List.of("%s (rural gmina)", "Gmina wiejska %s", "%s (gmina wiejska)", "%s rural commune"),
                "EE", List.of("%s vald", "%s Parish", "%s Rural Municipality", "%s (vald)"),
                "DE", List.of("Samtgemeinde %s", "%s (Samtgemeinde)", "%s, Samtgemeinde"),
                "FR", List.of("Communauté de communes de %s", "%s (communauté de communes)"));
        forms.forEach((country, written) -> {
            for (int i = 0; i < written.size(); i++) {
                String name = "Xyzau" + String.valueOf((char) ('a' + i)).repeat(5) + "burg";
                CityMatch first = matcher.match(new CityQuery(String.format(written.get(i), name), country));
                NewCity unit = first.newcomer();
                all.assertThat(unit)
                        .as("%s, %s: %s", written.get(i), country, first.why())
                        .isNotNull();
                if (unit == null) {
                    continue;
                }
                String id = given.city(unit.names().get(0), country, Map.of("kind", Kebab.of(unit.kind())));
                for (String form : written) {
                    CityMatch match = matcher.match(new CityQuery(String.format(form, name), country));
                    all.assertThat(
                                    match.chosen() == null
                                            ? null
                                            : String.valueOf(match.chosen().city()))
                            .as("%s, %s, where it is %s: %s", form, country, written.get(i), match.why())
                            .isEqualTo(id);
                }
                CityMatch county = matcher.match(new CityQuery("Powiat " + name, country));
                all.assertThat(county.chosen())
                        .as("%s, and a county: %s", written.get(i), county.why())
                        .isNull();
            }
        });
        all.assertAll();
    }

    /** The coordinates of a borough, a township or a municipality are those of its town as well. */
    @Test
    void is_not_its_town_because_the_coordinates_are_there() {
        SoftAssertions all = new SoftAssertions();
        for (String form :
                List.of("%s Borough", "Borough of %s", "%s Township", "Municipality of %s", "%s Municipality")) {
            for (CityQuery.Trust trust : CityQuery.Trust.values()) {
                CityMatch match = matcher.match(
                        new CityQuery(String.format(form, "Sanok"), "PL", null, null, 49.5557, 22.2056, trust));
                all.assertThat(match.chosen())
                        .as("%s, %s: %s", form, trust, match.why())
                        .isNull();
            }
        }
        CityMatch town = matcher.match(new CityQuery("Sanok", "PL", null, null, 49.5557, 22.2056));
        all.assertThat(town.chosen()).isNotNull();
        all.assertAll();
    }

    /** Both are wrong about something: which, the row does not say. */
    @Test
    void asks_where_the_coordinates_are_in_another_country() {
        SoftAssertions all = new SoftAssertions();
        CityMatch match = matcher.match(new CityQuery("Sanok", "PL", null, null, 58.36, 25.6));
        all.assertThat(match.chosen()).isNull();
        all.assertThat(match.newcomer()).isNull();
        all.assertThat(match.why().reason()).isEqualTo(Reason.OUTSIDE_COUNTRY);
        CityMatch unknown = matcher.match(new CityQuery("Sanokau", "PL", null, null, 58.36, 25.6));
        all.assertThat(unknown.newcomer()).isNotNull();
        all.assertThat(unknown.newcomer().latitude()).isNull();
        CityMatch nowhere = matcher.match(new CityQuery("Sanok", "PL", null, null, 0.0, 0.0));
        all.assertThat(nowhere.chosen()).isNotNull();
        all.assertAll();
    }

    /** As imports register it: with its bare name, too. */
    private static Map<String, Object> of(String kind) {
        return Map.of("kind", kind, "names", List.of(Map.of("value", "Sanok", "lang", "und", "kind", "alias")));
    }
}
