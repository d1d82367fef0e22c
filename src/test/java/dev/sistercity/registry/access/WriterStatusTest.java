package dev.sistercity.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class WriterStatusTest {

    /** Of the writers' gate. */
    private static final long GATE = 0x5157_0001L;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    DataSource database;

    @Test
    void refuses_a_write_whose_key_was_revoked_while_it_waited() throws Exception {
        Made made = office();
        refusedAfter(made, "update api_key set revoked_at = now() where id = '" + made.keyId() + "'", 401);
    }

    @Test
    void refuses_a_write_whose_key_was_over_while_it_waited() throws Exception {
        Made made = office();
        refusedAfter(made, "update api_key set expires_at = now() where id = '" + made.keyId() + "'", 401);
    }

    @Test
    void refuses_a_write_whose_office_lost_its_city_while_it_waited() throws Exception {
        Made made = office();
        String other = given.city("Suzhou", "CN");
        refusedAfter(made, "update office set city_id = '" + other + "' where id = '" + made.officeId() + "'", 403);
    }

    @Test
    void has_a_revocation_wait_for_the_writes_that_are_under_way() throws Exception {
        Made made = office();
        CompletableFuture<Reply> write;
        CompletableFuture<Reply> revocation;
        try (Connection log = database.getConnection();
                Statement statement = log.createStatement()) {
            log.setAutoCommit(false);
            statement.execute("select sequence from change_head for update");
            write = write(made);
            awaitWaiting(1);
            revocation = CompletableFuture.supplyAsync(() -> http.delete("/v1/api-keys/" + made.keyId(), "*"));
            awaitWaiting(2);
            assertThat(revocation).isNotDone();
            log.rollback();
        }
        assertThat(write.get(Patience.SECONDS, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(revocation.get(Patience.SECONDS, TimeUnit.SECONDS).status()).isEqualTo(204);
        http.get("/v1/me", "X-API-Key", made.key()).expectProblem(401, "unauthenticated");
    }

    /** Holds a write at the gate, where its key has been looked up already, and has something happen meanwhile. */
    private void refusedAfter(Made made, String meanwhile, int status) throws Exception {
        CompletableFuture<Reply> write;
        try (Connection gate = database.getConnection();
                Statement statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(" + GATE + ")");
            try {
                write = write(made);
                awaitWaiting(1);
                statement.execute(meanwhile);
            } finally {
                statement.execute("select pg_advisory_unlock(" + GATE + ")");
            }
        }
        assertThat(write.get(Patience.SECONDS, TimeUnit.SECONDS).status()).isEqualTo(status);
        assertThat(http.get("/v1/cities/" + made.city()).at("/website")).isNull();
    }

    private CompletableFuture<Reply> write(Made made) {
        return CompletableFuture.supplyAsync(() -> http.patch(
                "/v1/cities/" + made.city(), Map.of("website", "https://example.org"), "*", "X-API-Key", made.key()));
    }

    private void awaitWaiting(int backends) {
        Patience.until(backends + " to wait", () -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select count(distinct pid) from pg_locks where not granted")) {
                row.next();
                return row.getInt(1) >= backends;
            }
        });
    }

    private record Made(String city, String officeId, String keyId, String key) {}

    private Made office() {
        String city = given.city("Wuxi", "CN");
        String office = given.record("offices", Map.of("name", "An office", "city", city));
        Reply key = http.post("/v1/api-keys", Map.of("office", office, "role", "office"))
                .expect(201);
        return new Made(city, office, key.at("/id"), key.at("/key"));
    }
}
