package dev.sistercity.registry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.work.RetrySchedule;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RareSettingsProfile;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue of mail: each sent once, whatever becomes of servers and replicas. */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MailQueueTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    MailRounds rounds;

    @Inject
    DataSource database;

    @Inject
    ShiftedClock clock;

    private Letterbox letterbox;

    @AfterEach
    void close() {
        if (letterbox != null) {
            letterbox.close();
        }
        clock.reset();
    }

    /** Each to another address. */
    private void invite(int count) {
        String dunedin = given.city("Dunedin", "NZ");
        String munich = given.city("München", "DE");
        String partnership = given.partnership(dunedin, munich, "contact");
        for (int i = 0; i < count; i++) {
            http.post(
                            "/v1/invitations",
                            Map.of(
                                    "partnership",
                                    partnership,
                                    "city",
                                    munich,
                                    "email",
                                    "office" + i + "@muenchen.example"))
                    .expect(201);
        }
    }

    @Test
    void replicas_that_send_at_once_send_each_mail_once() {
        letterbox = new Letterbox();
        invite(12);

        AtOnce.run(4, number -> {
            int found = 0;
            while (rounds.round()) {
                found++;
            }
            return found;
        });
        rounds.round();

        assertThat(letterbox.all()).hasSize(12);
        assertThat(letterbox.all().stream()
                        .map(mail -> Letterbox.header(mail, "To"))
                        .distinct())
                .hasSize(12);
        assertThat(rows("select distinct status from mail")).containsExactly("sent");
    }

    @Test
    void what_a_replica_that_died_had_taken_is_sent_when_its_lease_is_over() {
        letterbox = new Letterbox();
        invite(1);
        execute("update mail set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour'");
        assertThat(rounds.round()).isFalse();
        execute("update mail set leased_until = clock_timestamp() - interval '1 s'");

        rounds.round();

        assertThat(letterbox.all()).hasSize(1);
    }

    @Test
    void a_silent_server_holds_neither_a_request_nor_a_connection_and_is_tried_again() throws Exception {
        invite(12);
        try (WrongServer silent = WrongServer.silent()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 3; i++) {
                    rounds.round();
                }
            });
            Patience.until("the server has a first batch", () -> silent.taken() == 4);
            Patience.until(
                    "no transaction is open",
                    () -> rows("select pid::text from pg_stat_activity where state like 'idle in transaction%'")
                            .isEmpty());
            assertThat(silent.taken()).as("the server is still silent").isEqualTo(4);
            http.get("/v1/cities").expect(200);
            given.city("Kyoto", "JP");
            sending.join();
            Patience.until("no connection is left", () -> silent.left() == 12);
        }
        assertThat(rows("select error from mail where attempts = 1"))
                .hasSize(12)
                .allMatch(e -> e.contains("no answer"));
        // Seen by what measures beside the rounds, which here are the test's.
        Patience.until(
                "the queue to be measured", () -> http.get("/q/metrics").text().contains("registry_mail_pending 12.0"));
        assertThat(http.get("/q/health/well").expect(200).text()).contains("\"pending\": 12");

        letterbox = new Letterbox();
        clock.pass(RetrySchedule.DELAYS.get(0).multipliedBy(2));
        Patience.until("all are sent", () -> {
            clock.pass(Duration.ofMinutes(10));
            rounds.round();
            return letterbox.all().size() >= 12;
        });
        assertThat(letterbox.all()).hasSize(12);
    }

    @Test
    void a_server_that_is_away_is_asked_for_days_and_then_no_more() {
        invite(1);
        for (int i = 0; i <= RetrySchedule.DELAYS.size(); i++) {
            assertThat(rows("select status from mail")).containsExactly("pending");
            assertThat(rounds.round()).isTrue();
            clock.pass(Duration.ofHours(27));
        }
        assertThat(rows("select status || ' ' || attempts from mail")).containsExactly("failed 10");
        assertThat(rounds.round()).isFalse();
    }

    @Test
    void an_address_that_the_server_refuses_for_good_is_not_tried_again() throws IOException {
        invite(1);
        try (WrongServer refusing = WrongServer.refusing()) {
            rounds.round();
            assertThat(refusing.taken()).isPositive();
        }
        assertThat(rows("select status from mail")).containsExactly("failed");
        assertThat(rows("select error from mail").get(0)).contains("550");
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> rows(String select) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
