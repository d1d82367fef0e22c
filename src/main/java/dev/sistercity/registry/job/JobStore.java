package dev.sistercity.registry.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.sistercity.registry.shared.http.Kebab;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Jobs in PostgreSQL. Times are those of the database: replicas' clocks may differ, and a lease must mean the same to all.
 */
@Singleton
class JobStore {

    /** How long a replica may be silent before another takes its job over; it speaks up three times as often. */
    static final int LEASE_SECONDS = 15;

    private static final String LEASE = "clock_timestamp() + interval '" + LEASE_SECONDS + " seconds'";
    private static final String RUNNING = " where id = ? and runner = ? and status = 'running'";

    private final DataSource database;
    private final ObjectMapper mapper;

    JobStore(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** A request for a job. @param key Idempotency-Key, null for none @param fingerprint of address and body */
    record Order(UUID id, String kind, String actor, String key, String fingerprint, JsonNode parameters) {}

    /** Stores a job as queued. @return false if the actor has used the key before, within a day */
    boolean insert(Connection connection, Order order) throws SQLException {
        execute(
                connection,
                "update job set idempotency_key = null where actor = ? and idempotency_key = ? "
                        + "and created_at < now() - interval '24 hours'",
                order.actor(),
                order.key());
        return execute(
                        connection,
                        "insert into job (id, kind, actor, idempotency_key, request, status, parameters, created_at) "
                                + "values (?, ?, ?, ?, ?, 'queued', ?, now()) "
                                + "on conflict on constraint job_idempotency_key_key do nothing",
                        order.id(),
                        order.kind(),
                        order.actor(),
                        order.key(),
                        order.fingerprint(),
                        order.parameters().toString())
                == 1;
    }

    /** What the actor sent with a key before. @param fingerprint of that request */
    record First(UUID id, String fingerprint) {}

    First first(Connection connection, String actor, String key) throws SQLException {
        try (PreparedStatement select = prepared(
                        connection, "select id, request from job where actor = ? and idempotency_key = ?", actor, key);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new First(row.getObject(1, UUID.class), row.getString(2));
        }
    }

    Optional<Job> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepared(connection, "select * from job where id = ?", id);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(job(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Takes the oldest job that nobody works on: one that is queued, or whose runner has been silent for too long. */
    Optional<Job> claim(UUID runner) {
        String sql = "update job set status = 'running', runner = ?, lease_until = " + LEASE
                + ", attempts = attempts + 1, run_at = now(), run_from = done, started_at = coalesce(started_at, now()) "
                + "where id = (select id from job where status = 'queued' "
                + "or (status = 'running' and lease_until < clock_timestamp()) order by created_at limit 1 "
                + "for update skip locked) returning *";
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepared(connection, sql, runner);
                ResultSet row = update.executeQuery()) {
            return row.next() ? Optional.of(job(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Whether a runner may go on with a job. */
    enum Leave {
        YES,
        CANCELLED,
        /** Another replica has it: this one was silent for too long. */
        LOST
    }

    /** Says that the runner is alive. */
    Leave renew(UUID id, UUID runner) {
        return held("update job set lease_until = " + LEASE + RUNNING, id, runner);
    }

    /** Notes what is done, in the caller's transaction. @param state null for unchanged */
    Leave step(UUID id, UUID runner, long done, JsonNode state) {
        return held(
                "update job set done = ?, state = coalesce(?, state), lease_until = " + LEASE + RUNNING,
                done,
                state == null ? null : state.toString(),
                id,
                runner);
    }

    Leave total(UUID id, UUID runner, long total) {
        return held("update job set total = ?" + RUNNING, total, id, runner);
    }

    private Leave held(String update, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, update + " returning cancel_requested", values);
                ResultSet row = statement.executeQuery()) {
            return !row.next() ? Leave.LOST : row.getBoolean(1) ? Leave.CANCELLED : Leave.YES;
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Ends a job, and forgets its file; in the caller's transaction. @return false if another replica has it */
    boolean finish(UUID id, UUID runner, JobStatus status, JsonNode report, JobFailure failure) {
        try (Connection connection = database.getConnection()) {
            execute(connection, "delete from job_file where job_id = ?", id);
            return execute(
                            connection,
                            "update job set status = ?, report = ?, failure = ?, finished_at = clock_timestamp(), "
                                    + "runner = null, lease_until = null, state = null" + RUNNING,
                            Kebab.of(status),
                            report == null ? null : report.toString(),
                            failure == null ? null : mapper.valueToTree(failure).toString(),
                            id,
                            runner)
                    == 1;
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Gives a job back, to be taken up by whoever is free. */
    void release(UUID id, UUID runner) {
        run("update job set status = 'queued', runner = null, lease_until = null" + RUNNING, id, runner);
    }

    /** A queued job ends at once, one that runs at its next step; so does one that is taken up between the two statements. */
    void cancel(UUID id) {
        run("update job set cancel_requested = true where id = ? and status in ('queued', 'running')", id);
        run(
                "with ended as (update job set status = 'cancelled', finished_at = now() "
                        + "where id = ? and status = 'queued' returning id) "
                        + "delete from job_file using ended where job_id = ended.id",
                id);
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection()) {
            execute(connection, sql, values);
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setString(i + 1, null);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }

    private Job job(ResultSet row) throws SQLException {
        JsonNode failure = json(row.getString("failure"));
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("actor"),
                Kebab.parse(JobStatus.class, row.getString("status")).orElseThrow(),
                json(row.getString("parameters")),
                time(row, "created_at"),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getLong("done"),
                row.getObject("total", Long.class),
                time(row, "run_at"),
                row.getLong("run_from"),
                row.getInt("attempts"),
                json(row.getString("state")),
                json(row.getString("report")),
                failure == null ? null : mapper.convertValue(failure, JobFailure.class),
                row.getBoolean("cancel_requested"));
    }

    private JsonNode json(String text) {
        try {
            JsonNode tree = text == null ? null : mapper.readTree(text);
            return tree instanceof NullNode ? null : tree;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
