package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that were to be reviewed, until something else told what they mean. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SettledLaterTest {

    private static final String PAIRS = "city1,country1,city2,country2\n";
    private static final String UNCLEAR = PAIRS + "Erfurt,Germany,Arlingen,United States\n";
    private static final String ONE_SIDED =
            "municipality,country,partnergemeinde,seit,form,partner_latitude,partner_longitude,partner_place_name\n";
    private static final String IN_TEXAS = "32.7,-97.1,\"76014, Texas, United States\"\n";
    private static final String IN_VIRGINIA = "38.9,-77.1,\"22201, Virginia, United States\"\n";
    private static final String CLEAR = ONE_SIDED + "Erfurt,United States,Arlingen,1993,p," + IN_TEXAS;
    private static final String MUNICIPALITIES = Lists.ONE_SIDED + "&set=country1:DE";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Inject
    DataSource database;

    @BeforeEach
    void there_are_two_towns_of_one_name() {
        lists.gazetteer(
                new Town(1, "Erfurt", "DE.15", 50.97, 11.03),
                new Town(3, "Lille", "FR.32", 50.63, 3.06),
                new Town(21, "Arlingen", "US.TX", 32.7, -97.1),
                new Town(22, "Arlingen", "US.VA", 38.9, -77.1),
                new Town(31, "Wetter", "DE.05", 50.9, 8.7),
                new Town(32, "Wetter", "DE.07", 51.4, 7.4),
                new Town(41, "Harflette", "FR.28", 49.50, 0.20),
                new Town(42, "Horflette", "FR.28", 49.51, 0.21),
                new Town(43, "Montclair", "AT.04", 48.1, 13.6),
                new Town(44, "Montclair", "AT.02", 46.7, 13.9),
                new Town(45, "Montclair am See", "AT.07", 47.2, 11.3),
                new Town(46, "Montclair im Tal", "AT.07", 47.3, 11.9),
                new Town(47, "Kostelau", "CZ.85", 49.7, 13.0),
                new Town(48, "Kostelau nad Orlici", "CZ.82", 50.1, 16.2),
                new Town(51, "Montrelay", "FR.11", 48.4, 2.9, 12_000),
                new Town(61, "Sousvillers", "FR.11", 48.5, 2.7, 3_000));
    }

    @Test
    void takes_a_row_that_was_unclear_for_the_partnership_that_another_list_tells_of() {
        Reply first = lists.written(Lists.PAIRS, UNCLEAR);
        assertThat(lists.classes(first)).as("%s", lists.rows(first)).containsExactly("to-review");

        Reply second = lists.written(MUNICIPALITIES, CLEAR);

        assertThat(lists.classes(second)).as("%s", lists.rows(second)).containsExactly("merged");
        assertThat(lists.rows(second).get(0).path("reason").asText()).contains("«A list» told of it before");
        assertThat(lists.classes(first)).containsExactly("created");
        JsonNode review =
                http.get("/v1/reviews?status=decided", key()).expect(200).json().at("/items/0");
        assertThat(review.at("/reason").asText()).startsWith("settled by «Another list»");
        assertThat(review.at("/decidedBy").asText()).isEqualTo("import:" + second.at("/id"));
        assertThat(review.at("/questions")).hasSize(1);
        assertThat(lists.rows(first).get(0).path("reason").asText()).startsWith("settled by «Another list»");
        Reply partnership =
                http.get("/v1/partnerships/" + review.at("/partnership").asText() + "?include=claims");
        assertThat(partnership.json().at("/claims").findValuesAsText("title")).contains("A list", "Another list");
        assertThat(partnership.at("/established")).isEqualTo("1993");
        assertThat(openReviews()).isZero();
        assertThat(stored.count("partnership")).isEqualTo(1);
        changes_nothing(Lists.PAIRS, UNCLEAR);
        changes_nothing(MUNICIPALITIES, CLEAR);
    }

    @Test
    void leaves_to_somebody_what_he_opened_again() {
        lists.written(MUNICIPALITIES, CLEAR);
        lists.written(Lists.PAIRS, UNCLEAR);
        String review = "/v1/reviews/"
                + http.get("/v1/reviews?status=decided", key()).expect(200).at("/items/0/id");

        http.send("POST", review + "/reopen", null, key()).expect(200);

        assertThat(stored.count("partnership")).isEqualTo(1);
        assertThat(http.get("/v1/partnerships?include=claims").json().findValuesAsText("title"))
                .contains("Another list")
                .doesNotContain("A list");
        lists.written(MUNICIPALITIES, CLEAR);
        assertThat(http.get(review, key()).at("/status")).isEqualTo("open");
    }

    @Test
    void knows_what_an_unclear_row_means_by_the_partnership_that_is_there() {
        lists.written(MUNICIPALITIES, CLEAR);

        Reply second = lists.written(Lists.PAIRS, UNCLEAR);

        assertThat(lists.classes(second)).as("%s", lists.rows(second)).containsExactly("merged");
        assertThat(lists.rows(second).get(0).path("reason").asText()).startsWith("settled by «Another list»");
        assertThat(second.at("/report/toReview")).isEqualTo("0");
        assertThat(stored.count("partnership")).isEqualTo(1);
        changes_nothing(MUNICIPALITIES, CLEAR);
        changes_nothing(Lists.PAIRS, UNCLEAR);
    }

    @Test
    void reports_the_same_when_nothing_is_written() {
        lists.written(Lists.PAIRS, UNCLEAR);
        long changes = stored.count("change");

        Reply dry =
                lists.ended(lists.sent(MUNICIPALITIES, CLEAR.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY));

        assertThat(lists.classes(dry)).as("%s", lists.rows(dry)).containsExactly("merged");
        assertThat(stored.count("change")).isEqualTo(changes);
        assertThat(openReviews()).isEqualTo(1);
    }

    @Test
    void leaves_a_row_to_somebody_where_two_of_the_candidates_are_partners() {
        String both = CLEAR + "Erfurt,United States,Arlingen,1993,p," + IN_VIRGINIA;
        lists.written(MUNICIPALITIES, both);

        Reply unclear = lists.written(Lists.PAIRS, UNCLEAR);

        assertThat(lists.classes(unclear)).as("%s", lists.rows(unclear)).containsExactly("to-review");
        assertThat(openReviews()).isEqualTo(1);
    }

    @Test
    void does_not_take_two_rows_of_one_list_for_the_same() {
        String list = PAIRS + "Erfurt,Germany,\"Arlingen, Texas\",United States\n"
                + "Erfurt,Germany,Arlingen,United States\n";

        Reply job = lists.written(Lists.PAIRS, list);

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "to-review");
    }

    @Test
    void does_not_take_a_row_for_a_partnership_of_another_kind_or_of_somebody_else() {
        lists.written(
                MUNICIPALITIES,
                ONE_SIDED + "Erfurt,United States,Arlingen,1993,k," + IN_TEXAS + "Lille,United States,Arlingen,1993,p,"
                        + IN_VIRGINIA);

        Reply job = lists.written(
                "preset=one-sided&title=A%20third&set=country1:DE",
                ONE_SIDED + "Erfurt,United States,Arlingen,1993,p,,,\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review");
    }

    @Test
    void takes_a_part_of_a_name_for_the_whole_only_where_the_other_list_has_it_in_full() {
        lists.written(MUNICIPALITIES, CLEAR);
        lists.written(
                "preset=one-sided&title=In%20full&set=country1:DE",
                ONE_SIDED + "Lille,United States,Arlingen am Wasser,1993,p," + IN_TEXAS);

        Reply job = lists.written(
                Lists.PAIRS,
                PAIRS + "Erfurt,Germany,Arlingen am Wasser,United States\n"
                        + "Lille,Germany,Arlingen am Wasser,United States\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review", "merged");
    }

    @Test
    void does_not_take_a_name_in_one_country_for_a_partner_in_another() {
        lists.written(MUNICIPALITIES, CLEAR);

        Reply job = lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Arlingen,Atlantis\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review");
    }

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

    @Test
    void goes_on_with_settling_after_a_crash() throws SQLException {
        Reply first = lists.written(Lists.PAIRS, UNCLEAR);
        run("update import_row set status = 'superseded' where status = 'open'");
        Reply second = lists.written(MUNICIPALITIES, CLEAR);
        assertThat(lists.classes(second)).containsExactly("created");
        run("update import_row set status = 'open' where status = 'superseded'");
        UUID job = UUID.fromString(second.at("/id"));
        run("insert into job_file (job_id, part, bytes) values (?, 0, ?)", job, CLEAR.getBytes(StandardCharsets.UTF_8));
        run("""
                update job set status = 'running', runner = ?, lease_until = now() - interval '1 second', finished_at = null,
                  report = null, done = 1, state = (select json_build_object('list', l.id, 'gazetteer', g.id,
                    'secondsMatching', 1, 'secondsWriting', 1)::text from source l, source g
                    where l.title = 'Another list' and g.title = 'GeoNames')
                where id = ?""", UUID.randomUUID(), job);

        Reply done = lists.ended(second.at("/id"));

        assertThat(done.at("/report/rows")).as("%s", done).isEqualTo("1");
        assertThat(done.at("/report/merged")).isEqualTo("1");
        assertThat(lists.classes(first)).containsExactly("created");
        assertThat(stored.count("partnership")).isEqualTo(1);
        assertThat(openReviews()).isZero();
    }

    @Test
    void means_the_same_when_it_comes_again_though_another_city_has_the_name_now() {
        String list = PAIRS + "Erfurt,Germany,Winzendorf,France\n";
        lists.written(Lists.PAIRS, list);
        given.city(
                "Winzendorf", "FR", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q99999999"))));
        long changes = stored.count("change");

        Reply again = lists.written(Lists.PAIRS, list);

        assertThat(lists.classes(again)).as("%s", lists.rows(again)).containsExactly("matched");
        assertThat(stored.count("change")).isEqualTo(changes);
        Reply other = lists.written("preset=pairs&title=Next", PAIRS + "Lille,France,Winzendorf,France\n");
        assertThat(lists.classes(other)).as("%s", lists.rows(other)).containsExactly("to-review");
    }

    private void changes_nothing(String query, String list) {
        long changes = stored.count("change");
        assertThat(lists.classes(lists.written(query, list))).containsExactly("matched");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    private int openReviews() {
        return http.get("/v1/reviews", key())
                .expect(200)
                .json()
                .at("/page/total")
                .asInt();
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static String[] key() {
        return new String[] {"X-API-Key", Http.KEY};
    }
}
