package dev.sistercity.registry.change.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The hashes that the application computes are those that SQL computes, for new changes and for those of a log of old. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HashChainTest {

    /** Actor, reason and document in turn: what a separator, an encoding or a missing value could confuse. */
    private static final List<String[]> ODD = List.of(
            new String[] {"registrar", null, "{}"},
            new String[] {"registrar", "", "{\"a\":1}"},
            new String[] {"上海市外办 🏙", "-", "{\"name\":\"宜兴\"}"},
            new String[] {"a\nb\n", "4:\n", "{}\n"},
            new String[] {"", "Überprüft\r\n\\ '", "\"\""});

    @Inject
    ChangeLog log;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void java_and_sql_compute_the_same() throws SQLException {
        List<Change> first = append(odd());
        List<Change> second = append(odd());

        List<Change> stored = log.after(0, 100);
        assertThat(stored).hasSize(first.size() + second.size());
        byte[] previous = HashChain.beginning();
        for (Change change : stored) {
            assertThat(canonicalInSql(change.sequence())).isEqualTo(HashChain.canonical(change));
            previous = HashChain.next(previous, HashChain.canonical(change));
            assertThat(change.seal().hash()).isEqualTo(previous);
        }
        assertThat(ask(
                        "select bool_and(change_hash(coalesce(before.hash, decode(repeat('00', 32), 'hex')), c) = c.hash) "
                                + "from change c left join change before on before.sequence = c.sequence - 1"))
                .isEqualTo("t");
        assertThat(ask("select hash = (select hash from change order by sequence desc limit 1) from change_head"))
                .isEqualTo("t");
    }

    @Test
    void a_log_of_old_gets_its_hashes_when_it_is_migrated() throws SQLException {
        run("drop schema if exists of_old cascade");
        try {
            migrate("6");
            for (int i = 0; i < ODD.size(); i++) {
                String[] odd = ODD.get(i);
                run("insert into of_old.change values (" + (i + 1) + ", timestamptz '2026-11-21 09:30:00.00000" + i
                        + "+08', " + quoted(odd[0]) + ", 'things', gen_random_uuid(), 1, 'created', " + quoted(odd[1])
                        + ", " + quoted(odd[2]) + ")");
            }
            run("update of_old.change_head set sequence = " + ODD.size());

            migrate("7");

            byte[] previous = HashChain.beginning();
            List<Change> migrated = read("of_old.change");
            assertThat(migrated).hasSameSizeAs(ODD);
            for (Change change : migrated) {
                previous = HashChain.next(previous, HashChain.canonical(change));
                assertThat(change.seal().hash()).isEqualTo(previous);
            }
            assertThat(ask("select encode(hash, 'hex') from of_old.change_head"))
                    .isEqualTo(java.util.HexFormat.of().formatHex(previous));
            assertThat(ask("select count(distinct salt) from of_old.change")).isEqualTo(Integer.toString(ODD.size()));
        } finally {
            run("drop schema if exists of_old cascade");
        }
    }

    @Test
    void the_hash_goes_on_from_the_last_one_after_a_transaction_that_was_rolled_back() throws SQLException {
        List<Change> first = append(odd());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                log.append(odd());
                throw new IllegalArgumentException("to be rolled back");
            });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("to be rolled back");
        }
        Change next = append(odd().subList(0, 1)).get(0);

        assertThat(next.sequence()).isEqualTo(first.size() + 1);
        assertThat(next.seal().hash())
                .isEqualTo(HashChain.next(first.get(first.size() - 1).seal().hash(), HashChain.canonical(next)));
    }

    private static List<Change> odd() {
        List<Change> changes = new ArrayList<>();
        for (String[] odd : ODD) {
            // More precise than PostgreSQL is, and before 1970 for good measure.
            Instant at = Instant.parse("1969-12-31T23:59:59.123456789Z").plusSeconds(changes.size());
            changes.add(new Change(0, at, odd[0], "things", UUID.randomUUID(), 1, Action.CREATED, odd[1], odd[2]));
        }
        return changes;
    }

    private List<Change> append(List<Change> changes) {
        return QuarkusTransaction.requiringNew().call(() -> log.append(changes));
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas("of_old")
                .target(version)
                .load()
                .migrate();
    }

    private String canonicalInSql(long sequence) throws SQLException {
        return ask("select change_canonical(c) from change c where sequence = " + sequence);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }

    private List<Change> read(String table) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table + " order by sequence")) {
            while (row.next()) {
                changes.add(new Change(
                        row.getLong("sequence"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("resource"),
                        row.getObject("record_id", UUID.class),
                        row.getLong("version"),
                        Action.CREATED,
                        row.getString("reason"),
                        row.getString("document"),
                        new ChainHash(row.getBytes("salt"), row.getBytes("hash"))));
            }
        }
        return changes;
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
