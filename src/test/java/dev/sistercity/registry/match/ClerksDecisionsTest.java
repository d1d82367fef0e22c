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

/** What a clerk would decide at once, and what only looks so; from places of the real gazetteer, where that is at hand. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClerksDecisionsTest {

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
                "Budapest XV. kerület",
                "Budapest III. kerület",
                "Marseille 08",
                "Oakland",
                "Manhattan",
                "Beavercreek",
                "Riverside",
                "Monterrey"));
    }

    @Test
    @Order(1)
    void decides_what_a_clerk_would() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows(
                "Budapest XV ; HU ; 7284832",
                "Budapest, XV. kerület ; HU ; 7284832",
                "Budapest 15 ; HU ; 7284832",
                "Budapest XV (Budapest) ; HU ; 7284832",
                "XV. kerület (Budapest) ; HU ; 7284832",
                "15th district of Budapest ; HU ; 7284832",
                "Budapest III ; HU ; 7284842",
                "Marseille 8e arrondissement ; FR ; 7284889",
                "Marseille 8 ; FR ; 7284889",
                "Newcastle u. Lyme ; GB ; 2641674",
                "Cathair Chorcaí ; IE ; 2965140",
                "Comhairle Cathrach Chorcaí ; IE ; 2965140",
                "Cathair na Gaillimhe ; IE ; 2964180",
                "Comhairle Cathrach Luimnigh ; IE ; 2962943",
                "Oakland ; US ; 5378538",
                "Riverside ; US ; 5387877",
                "Monterrey, N.L. ; MX ; 3995465",
                "Monterrey (Nvo. León) ; MX ; 3995465",
                "Guadalajara, Jal. ; MX ; 4005539",
                "Frankfurt/M. ; DE ; 2925533",
                "Frankfurt/O. ; DE ; 2925535",
                "Frankfurt (M.) ; DE ; 2925533",
                "Frankfurt a/M ; DE ; 2925533",
                "Lagos ; 566 ; 2332459",
                "Roma ; I ; 3169070",
                "Obecní úřad Brno ; CZ ; 3078610",
                "Obecni uvad Brno ; CZ ; 3078610")) {
            matched.is(all, row[0], row[1], Integer.parseInt(row[2]));
        }
        CityMatch oakland = matcher.match(new CityQuery("Oakland, US", null));
        all.assertThat(chosen(oakland)).as("%s", oakland.why()).isEqualTo(5_378_538);
        all.assertAll();
    }

    /** Of the name there are a town and a part of a larger city; or nothing but a place that has one word for the two that are written. */
    @Test
    @Order(2)
    @GoesOn
    void asks_where_the_largest_is_a_part_or_has_other_words() {
        SoftAssertions all = new SoftAssertions();
        for (String name : List.of("Manhattan", "Beaver Creek")) {
            CityMatch match = matcher.match(new CityQuery(name, "US"));
            all.assertThat(match.chosen()).as("%s: %s", name, match.why()).isNull();
        }
        matched.is(all, "Manhattan, Kansas", "US", 4_274_994);
        matched.is(all, "Beavercreek", "US", 4_506_008);
        matched.is(all, "Beaver Creek, Ohio", "US", 4_506_008);
        all.assertAll();
    }

    /** What may be a sign of a country, or may be anything, makes no city there; nor does a number with no city beside it. */
    @Test
    @Order(3)
    @GoesOn
    void makes_no_city_of_a_sign() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row : rows("Xyzau ; I", "Xyzau ; 566", "Xyzau ; 999", "XV. kerület ; HU", "Springfield ; US")) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));
            all.assertThat(match.chosen()).as("%s: %s", row[0], match.why()).isNull();
            all.assertThat(match.newcomer()).as("%s: %s", row[0], match.why()).isNull();
        }
        all.assertAll();
    }
}
