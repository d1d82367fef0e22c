package dev.sistercity.registry.match;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part of a city that has but a number is not the city, whatever the number may be beside that; a region behind a dash is no part. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NumberedPartTest {

    private static final String PLACES = String.join(
            "",
            place(1, "Vienna", "Wien", 48.20849, 16.37208, "AT.09", 1_691_468),
            place(2, "Budapest", "Budapesti,Pest", 47.49835, 19.04045, "HU.05", 1_741_041),
            place(3, "Ulm", "", 48.39841, 9.99155, "DE.01", 120_451),
            place(4, "Graz", "", 47.06667, 15.45, "AT.06", 222_326),
            place(5, "Linz", "", 48.30639, 14.28611, "AT.04", 181_162),
            place(6, "Rio di Pusteria", "Mühlbach", 46.79725, 11.66832, "IT.17", 1_151),
            place(7, "Gais", "", 46.83409, 11.94766, "IT.17", 2_900));

    @Inject
    CityMatcher matcher;

    @Inject
    LoadedGazetteer gazetteer;

    @BeforeEach
    void load() {
        gazetteer.of(PLACES);
    }

    @Test
    void is_not_its_city() {
        for (CityQuery query : List.of(
                new CityQuery("Wien 9", "AT"),
                new CityQuery("Vienna 9", "AT"),
                new CityQuery("Budapest I", "HU"),
                new CityQuery("Budapest 5", "HU"))) {
            CityMatch match = matcher.match(query);
            assertThat(match.chosen()).as(query.name()).isNull();
            assertThat(match.why().reason()).as(query.name()).isEqualTo(Reason.NUMBERED_PART);
        }
    }

    @Test
    void is_told_by_its_number_though_its_name_is_not_known() {
        gazetteer.of(PLACES + place(8, "Budapest III. kerület", "", 47.54157, 19.04501, "HU.05", 123_889));
        for (String written : List.of(
                "Budapest III – Óbuda-Békásmegyer",
                "Budapest III. kerület – Óbuda",
                "Budapest 3 – Óbuda-Békásmegyer")) {
            CityMatch match = matcher.match(new CityQuery(written, "HU"));
            assertThat(MatchedNames.chosen(match))
                    .as("%s: %s", written, match.why())
                    .isEqualTo(8);
        }
        assertThat(matcher.match(new CityQuery("Budapest IV – Újpest", "HU")).chosen())
                .isNull();
    }

    /** A number beside a large city is a part's, though divisions have numbers for codes, too: Vienna is AT-9. */
    @Test
    void is_not_its_city_with_the_number_beside_it() {
        for (String written :
                List.of("Wien, 9", "Wien (9)", "Vienna (9)", "Wien, 9.", "Wien (IX)", "Wien, 9. Bezirk")) {
            CityMatch match = matcher.match(new CityQuery(written, "AT"));
            assertThat(match.chosen()).as("%s: %s", written, match.why()).isNull();
        }
        for (String written : List.of("Wien, AT-9", "AT-9 Wien", "Linz, AT-4", "Wien (Wien)")) {
            CityMatch match = matcher.match(new CityQuery(written, "AT"));
            assertThat(match.chosen()).as("%s: %s", written, match.why()).isNotNull();
        }
    }

    @Test
    void lies_in_the_region_behind_a_dash() {
        Map.of("Ulm – Baden-Württemberg", "Ulm", "Graz – Steiermark", "Graz", "Linz - Oberösterreich", "Linz")
                .forEach((written, name) -> {
                    Candidate chosen = matcher.match(new CityQuery(written, name.equals("Ulm") ? "DE" : "AT"))
                            .chosen();
                    assertThat(chosen).as(written).isNotNull();
                    assertThat(chosen.place().name()).isEqualTo(name);
                });
        // A part, and a region in which the city does not lie.
        for (String other : List.of("Graz – Jakomini", "Graz – Tirol")) {
            assertThat(matcher.match(new CityQuery(other, "AT")).chosen())
                    .as(other)
                    .isNull();
        }
    }

    /** The place behind a name tells of an alias only where it is that near. */
    @Test
    void is_not_the_town_a_valley_away_that_is_called_so_by_an_alias() {
        assertThat(matcher.match(new CityQuery("Mühlbach ob Gais", "Italy")).chosen())
                .isNull();
        assertThat(matcher.match(new CityQuery("Mühlbach ob Gais", "Italy", null, null, 46.84, 11.95))
                        .chosen())
                .isNull();
    }
}
