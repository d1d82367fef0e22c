package dev.sistercity.registry.match;

import static dev.sistercity.registry.match.MatchedNames.rows;

import dev.sistercity.registry.match.api.Reason;
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

/** Names that the gazetteer has, but for a word or for how they are spelled; against the larger places of the real one, where that is at hand. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MiswrittenNamesTest {

    @Inject
    CityMatcher matcher;

    @Inject
    MatchedNames matched;

    @Inject
    RealPlaces places;

    @BeforeEach
    void load() throws IOException {
        places.ensure(Set.of("Hanover"));
    }

    @Test
    @Order(1)
    void knows_a_name_as_poles_and_germans_write_its_sounds_and_as_another_program_broke_it() {
        SoftAssertions all = new SoftAssertions();
        matched.are(
                all,
                "Panczewo ; RS ; 787237",
                "Kragujewac ; RS ; 789128",
                "Szumen ; BG ; 727233",
                "Tschernihiw ; UA ; 710735",
                "KÃ¶ln ; DE ; 2886242",
                "KÃ¶ln ; DE ; 2886242",
                "LiÃ¨ge ; BE ; 2792413",
                "GdaĹ„sk ; PL ; 3099434",
                "РњРѕСЃРєРІР° ; RU ; 524901",
                "äº¬éƒ½å¸‚ ; JP ; 1857910",
                "Krak√≥w ; PL ; 3094802",
                "Wien ; Ã–sterreich ; 2761369");
        for (String lost : List.of("K\uFFFDln", "Malm\uFFFD", "\uFFFD\uFFFD")) {
            CityMatch match = matcher.match(new CityQuery(lost, "DE"));
            all.assertThat(match.newcomer()).as("%s: %s", lost, match.why()).isNull();
        }
        all.assertAll();
    }

    /** Of two towns that are told apart by a word, and of one, a name without that word may be either, or another. */
    @Test
    @Order(2)
    @GoesOn
    void asks_where_towns_have_but_a_word_more() {
        SoftAssertions all = new SoftAssertions();
        for (String[] row :
                rows("Hutt ; NZ ; 2188164 6244895", "Hutt City ; NZ ; 2188164", "Bromwich ; GB ; 2634491")) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));
            all.assertThat(match.chosen()).as("%s: %s", row[0], match.why()).isNull();
            all.assertThat(match.newcomer()).as("%s: %s", row[0], match.why()).isNull();
            all.assertThat(match.candidates().stream()
                            .map(one -> Integer.toString(one.place().geonamesId())))
                    .as("%s: %s", row[0], match.why())
                    .contains(row[2].split(" "));
        }
        // Elsewhere the name is that of a place which one of the country is a namesake of.
        for (String[] row : rows("ハノーバー ; DE ; 2910831", "Ханновер ; DE ; 2910831")) {
            CityMatch match = matcher.match(new CityQuery(row[0], row[1]));
            boolean found = MatchedNames.chosen(match) == Integer.parseInt(row[2])
                    || match.newcomer() == null
                            && match.candidates().stream()
                                    .anyMatch(one -> one.place().geonamesId() == Integer.parseInt(row[2]));
            all.assertThat(found).as("%s: %s", row[0], match.why()).isTrue();
        }
        CityMatch alone = matcher.match(new CityQuery("Ursel", "DE"));
        all.assertThat(alone.why().reason()).as("%s", alone.why()).isNotEqualTo(Reason.PART_OF_NAME);
        all.assertAll();
    }
}
