package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that are broken off. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ImportGoesOnTest {

    private static final int TOWNS = 2_100;
    private static final int EARLY = 12;

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Inject
    DataSource database;

    @BeforeEach
    void there_are_many_towns() {
        lists.gazetteer(IntStream.rangeClosed(1, TOWNS)
                .mapToObj(id -> new Town(id, "Town " + id, "NZ", -45, 170))
                .toArray(Town[]::new));
    }

    @Test
    void goes_on_after_the_last_batch_that_was_stored() throws SQLException {
        Reply begun = lists.written(Lists.PAIRS, list(1_000));
        assertThat(begun.at("/report/created")).isEqualTo("1000");
        UUID job = UUID.fromString(begun.at("/id"));
        run(
                "insert into job_file (job_id, part, bytes) values (?, 0, ?)",
                job,
                list(1_800).getBytes(StandardCharsets.UTF_8));
        run("""
                update job set status = 'running', runner = ?, lease_until = now() - interval '1 second', finished_at = null,
                  report = null, done = 1000, state = (select json_build_object('list', l.id, 'gazetteer', g.id,
                    'secondsMatching', 1, 'secondsWriting', 1)::text from source l, source g
                    where l.title = 'A list' and g.title = 'GeoNames')
                where id = ?""", UUID.randomUUID(), job);

        Reply done = lists.ended(begun.at("/id"));

        assertThat(done.at("/status")).as("%s", done).isEqualTo("done");
        assertThat(done.at("/report/rows")).isEqualTo("1800");
        assertThat(done.at("/report/created")).isEqualTo("1800");
        assertThat(stored.count("partnership")).isEqualTo(1_800);
        assertThat(stored.count("city")).isEqualTo(1_801);
        assertThat(stored.count("source")).isEqualTo(2);
    }

    @Test
    void says_what_stays_of_an_import_that_is_cancelled() {
        String all = list(2_099);
        int middle = all.indexOf("Town 1001,");
        // So much in between that it is not over when it is cancelled.
        String longer = all.substring(0, middle) + "Town 1,NZ,,NZ\n".repeat(20_000) + all.substring(middle);
        Reply accepted = lists.sent(
                Lists.PAIRS + "&dryRun=false", longer.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY);
        String address = "/v1/jobs/" + accepted.at("/id");
        http.send("POST", address + "/cancel", null, "X-API-Key", Http.KEY);

        Reply cancelled = lists.ended(accepted);

        assertThat(cancelled.at("/status")).isEqualTo("cancelled");
        long stays = stored.count("partnership");
        assertThat(stays).isLessThan(2_099);
        if (cancelled.json().has("report") && !cancelled.at("/report").isEmpty()) {
            assertThat(cancelled.at("/report/created")).isEqualTo(Long.toString(stays));
            assertThat(cancelled.at("/report/stays")).isNotEmpty();
        }
        Reply whole = lists.written(Lists.PAIRS, list(2_099));
        assertThat(whole.at("/report/matched")).isEqualTo(Long.toString(stays));
        assertThat(stored.count("partnership")).isEqualTo(2_099);
    }

    @Test
    void is_cancelled_however_early_that_is_asked_for() {
        byte[] list = list(2_099).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < EARLY; i++) {
            Reply accepted = lists.sent(Lists.PAIRS + "&dryRun=false", list, "text/csv", Http.KEY);
            http.send("POST", "/v1/jobs/" + accepted.at("/id") + "/cancel", null, "X-API-Key", Http.KEY);

            assertThat(lists.ended(accepted).at("/status")).isEqualTo("cancelled");
        }
    }

    private static String list(int rows) {
        return "city1,country1,city2,country2\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(id -> "Town " + id + ",NZ,Town " + (id + 1) + ",NZ\n")
                        .collect(Collectors.joining());
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
}
