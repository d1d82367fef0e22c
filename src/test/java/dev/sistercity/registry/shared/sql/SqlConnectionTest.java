package dev.sistercity.registry.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.support.PostgresResource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Every kind of argument arrives as what it is, and every way to run a statement does what it says. */
class SqlConnectionTest {

    private SqlConnection connection;

    @BeforeEach
    void open() throws SQLException {
        Map<String, String> database = new PostgresResource().start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.get("quarkus.datasource.jdbc.url"));
        source.setUser(database.get("quarkus.datasource.username"));
        source.setPassword(database.get("quarkus.datasource.password"));
        connection = new Sql(source).open();
        connection.update("create temporary table thing (number bigint, name text)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void lets_a_reader_take_longer_over_rows_than_a_write_may_stand_still() throws SQLException {
        connection.update("set idle_in_transaction_session_timeout = 50");
        List<Integer> read = new ArrayList<>();
        connection.forEach(1, "select n from generate_series(1, 3) n", row -> {
            pause(150);
            read.add(row.getInt(1));
        });
        assertThat(read).containsExactly(1, 2, 3);
        assertThat(connection.first("show idle_in_transaction_session_timeout", row -> row.getString(1)))
                .as("for that transaction alone")
                .contains("50ms");
        assertThat(connection.update("insert into thing (number) values (1)")).isOne();
    }

    @Test
    void tells_by_what_a_reader_lost_its_connection() throws SQLException {
        assertThatThrownBy(() -> connection.forEach(
                        1,
                        "select n from generate_series(1, 3) n",
                        row -> connection.update("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("terminating connection");
    }

    /** Not for a thing that happens, but for time that passes. */
    private static void pause(long milliseconds) {
        LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
    }

    @Test
    void binds_arrays_times_and_nulls() throws SQLException {
        Instant at = Instant.parse("2020-02-29T12:00:00.123456Z");
        UUID id = UUID.randomUUID();
        assertThat(connection.first(
                        "select ?::timestamptz = any (?), ? = any (?), ? = any (?), ? = any (?), ? = any (?), ? is null",
                        row -> List.of(
                                row.getBoolean(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getBoolean(6)),
                        at,
                        new Instant[] {at},
                        id,
                        new UUID[] {id},
                        7L,
                        new Long[] {7L},
                        7,
                        new Integer[] {7},
                        "a,\"b\\",
                        new String[] {"a,\"b\\"},
                        SqlConnection.text(null)))
                .contains(List.of(true, true, true, true, true, true));
    }

    @Test
    void sends_batches_and_copies() throws SQLException {
        connection.batch(
                "insert into thing (number, name) values (?, ?)",
                List.of(new Object[] {1L, "one"}, new Object[] {2L, SqlConnection.text(null)}));
        try (CopyWriter rows = connection.copy("thing", "number, name")) {
            rows.add(3, "three\t\\\n");
            rows.add(4, null);
            rows.end();
        }
        try (CopyWriter none = connection.copy("thing", "number, name")) {
            none.end();
        }
        assertThat(connection.query(
                        "select number, name from thing order by number",
                        row -> row.getLong(1) + " " + row.getString(2)))
                .containsExactly("1 one", "2 null", "3 three\t\\\n", "4 null");
    }

    @Test
    void hands_rows_over_as_they_come_and_leaves_the_connection_as_it_was() throws SQLException {
        List<Long> numbers = new ArrayList<>();
        connection.forEach(10, "select generate_series(1, ?)", row -> numbers.add(row.getLong(1)), 95);
        assertThat(numbers).hasSize(95);
        assertThatThrownBy(() -> connection.forEach(10, "select 1 / (2 - generate_series(1, 30))", row -> {}))
                .isInstanceOf(SQLException.class);
        assertThat(connection.update("insert into thing (number) values (?)", 1L))
                .isEqualTo(1);
        assertThat(connection.first("select count(*) from thing", row -> row.getLong(1)))
                .contains(1L);
    }

    @Test
    void tells_what_the_database_said() {
        assertThatThrownBy(() -> connection.update("insert into nowhere (a) values (1)"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("42P01"));
    }

    @Test
    void answers_nothing_for_no_row_and_for_null() throws SQLException {
        assertThat(connection.first("select 1 where false", row -> row.getInt(1)))
                .isEmpty();
        assertThat(connection.first("select null::text", row -> row.getString(1)))
                .isEmpty();
    }
}
