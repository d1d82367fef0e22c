package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replica whose clock is off: what expires does so by the clock of the database. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ClockTest {

    private static final String OFF = "-P400D";
    private static final String AHEAD = "P400D";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    ShiftedClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void mend() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {OFF, AHEAD})
    void keeps_first_answers_for_a_day_of_the_database(String off) throws SQLException {
        Map<String, String> body = Map.of("kind", "other", "title", "Once");
        clock.pass(Duration.parse(off));
        String first = http.post("/v1/sources", body, "Idempotency-Key", "k")
                .expect(201)
                .at("/id");
        clock.reset();
        assertThat(http.post("/v1/sources", body, "Idempotency-Key", "k")
                        .expect(201)
                        .at("/id"))
                .isEqualTo(first);
        clock.pass(Duration.parse(off));
        assertThat(http.post("/v1/sources", body, "Idempotency-Key", "k")
                        .expect(201)
                        .at("/id"))
                .isEqualTo(first);

        execute("update idempotency set at = at - interval '25 hours'");
        assertThat(http.post("/v1/sources", body, "Idempotency-Key", "k")
                        .expect(201)
                        .at("/id"))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {OFF, AHEAD})
    void takes_a_key_until_it_is_over_for_the_database(String off) throws SQLException {
        String office = given.record("offices", Map.of("name", "An office", "city", given.city("Wuxi", "CN")));
        String key = http.post(
                        "/v1/api-keys",
                        Map.of(
                                "office",
                                office,
                                "role",
                                "office",
                                "scopes",
                                List.of("read", "write"),
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .at("/key");
        clock.pass(Duration.parse(off));
        http.get("/v1/me", "X-API-Key", key).expect(200);

        execute("update api_key set expires_at = clock_timestamp() - interval '1 s' where expires_at is not null");
        http.get("/v1/me", "X-API-Key", key).expectProblem(401, "unauthenticated");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
