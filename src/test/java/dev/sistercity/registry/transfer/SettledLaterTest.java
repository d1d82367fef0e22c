package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that were to be reviewed, until something else told what they mean. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SettledLaterTest extends SettledRows {

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
