package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Names that a partner tells: both of a row, misspelt ones, and those that are cut short. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartnerNamesTest extends SettledRows {

    private static final String ONE_OF_TWO =
            "municipality,latitude,longitude,partnergemeinde,country,partner_latitude,partner_longitude\n"
                    + "Wetter,50.9,8.7,Arlingen,United States,32.7,-97.1\n";

    @Test
    void knows_what_both_names_mean_by_the_only_partnership_of_all_that_they_may_mean() {
        String unclear = PAIRS + "Wetter,Germany,Arlingen,United States\n";
        Reply first = lists.written(Lists.PAIRS, unclear);
        assertThat(lists.classes(first)).as("%s", lists.rows(first)).containsExactly("to-review");

        Reply second = lists.written(MUNICIPALITIES, ONE_OF_TWO);

        assertThat(lists.classes(second)).as("%s", lists.rows(second)).containsExactly("merged");
        assertThat(lists.classes(first)).containsExactly("created");
        assertThat(stored.count("partnership")).isEqualTo(1);
        changes_nothing(Lists.PAIRS, unclear);
        changes_nothing(MUNICIPALITIES, ONE_OF_TWO);
    }

    @Test
    void knows_nothing_of_both_names_where_two_of_all_that_they_may_mean_are_partners() {
        lists.written(MUNICIPALITIES, ONE_OF_TWO + "Wetter,51.4,7.4,Arlingen,United States,38.9,-77.1\n");

        Reply job = lists.written(Lists.PAIRS, PAIRS + "Wetter,Germany,Arlingen,United States\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review");
    }

    @Test
    void has_coordinates_that_were_looked_up_not_contradict_a_town_or_a_name_in_full() {
        lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Montrelay,France\n" + "Erfurt,Germany,Sousvillers,France\n");

        Reply job = lists.written(
                "preset=one-sided&title=Looked%20up",
                "municipality,state,partnergemeinde,country,partner_latitude,partner_longitude,partner_place_name\n"
                        + "Erfurt,Thuringia,Montrelay,France,50.6,3.0,\"Montrelay, France\"\n"
                        // Of a village there may be another, where the coordinates are.
                        + "Erfurt,Thuringia,Sousvillers,France,50.6,3.0,\"Sousvillers, France\"\n"
                        // These are the list's own.
                        + "Erfurt,Thuringia,Montrelay,France,50.6,3.0,\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("merged", "to-review", "to-review");
    }

    @Test
    void knows_a_partner_by_a_name_that_is_misspelt_or_cut_short() {
        lists.written(
                Lists.PAIRS,
                PAIRS + "Erfurt,Germany,Kostelau nad Orlici,Czech Republic\nErfurt,Germany,Montclair am See,Austria\n"
                        + "Lille,France,Montclair am See,Austria\nLille,France,Montclair im Tal,Austria\n");

        Reply job = lists.written(
                "preset=pairs&title=Another%20list",
                PAIRS + "Erfurt,Germany,Kostelau nad Orlice,Czech Republic\nErfurt,Germany,Montclair,Austria\n"
                        // It has two partners whose names begin so, and none that is called so in that country.
                        + "Lille,France,Montclair,Austria\nErfurt,Germany,Montclair,Germany\n");

        assertThat(lists.classes(job).subList(0, 3))
                .as("%s", lists.rows(job))
                .containsExactly("merged", "merged", "to-review");
        assertThat(lists.rows(job).get(3).path("class").asText()).isEqualTo("created");
        assertThat(stored.count("partnership")).isEqualTo(5);
    }

    @Test
    void does_not_take_a_name_for_a_partners_that_the_row_has_somewhere_else() {
        lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Harflette,France\n");

        Reply job = lists.written(
                "preset=one-sided&title=Elsewhere",
                "municipality,state,partnergemeinde,country,partner_latitude,partner_longitude\n"
                        + "Erfurt,Thuringia,Hurflette,France,50.63,3.06\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created");
        assertThat(stored.count("partnership")).isEqualTo(2);
    }

    @Test
    void takes_the_words_of_a_name_for_it_however_they_are_joined_or_cut_short() {
        lists.written(MUNICIPALITIES, ONE_SIDED + "Erfurt,United States,Arlingen (Tal),1993,p," + IN_TEXAS);

        Reply job = lists.written(
                Lists.PAIRS,
                PAIRS + "Erfurt,Germany,Arlingen im Tal,United States\n"
                        + "Erfurt,Germany,Arlingen am Bach,United States\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("merged", "to-review");
    }
}
