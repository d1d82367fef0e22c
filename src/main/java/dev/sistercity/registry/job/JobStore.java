package dev.sistercity.registry.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.sistercity.registry.job.api.Job;
import dev.sistercity.registry.job.api.JobFailure;
import dev.sistercity.registry.job.api.JobStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Leases;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs in PostgreSQL. Times are those of the database: replicas' clocks may differ, and a lease must mean the same to all.
 */
@Singleton
class JobStore {

    /** How long a replica may be silent before another takes its job over; it speaks up three times as often. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Leases.Queue QUEUE = new Leases.Queue(
            "job",
            "runner",
            "lease_until",
            "status in ('queued', 'running')",
            ", status = 'running', attempts = attempts + 1, run_at = now(), run_from = done, "
                    + "started_at = coalesce(started_at, now())",
            ", status = 'queued'");

    private final Sql sql;
    private final Leases leases;
    private final ObjectMapper mapper;

    JobStore(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.leases = new Leases(sql, QUEUE);
        this.mapper = mapper;
    }

    /**
     * A request for a job.
     *
     * @param key Idempotency-Key, null for none
     * @param fingerprint of address and body
     */
    record JobOrder(UUID id, String kind, Sender sender, String key, String fingerprint, JsonNode parameters) {

        String actor() {
            return sender.name();
        }
    }

    /** @param key id of the key with which it is sent; null where that is none that can be revoked */
    record Sender(String name, UUID key) {}

    /**
     * Stores a job as queued.
     *
     * @return false if the actor has used the key before, within a day
     */
    boolean insert(JobOrder order) {
        sql.update(
                "update job set idempotency_key = null where actor = ? and idempotency_key = ? "
                        + "and created_at < now() - interval '24 hours'",
                order.actor(),
                order.key());
        return sql.update(
                        "insert into job (id, kind, actor, actor_key, idempotency_key, request, status, parameters,"
                                + " created_at) values (?, ?, ?, ?::uuid, ?, ?, 'queued', ?, now()) on conflict on"
                                + " constraint job_idempotency_key_key do nothing",
                        order.id(),
                        order.kind(),
                        order.actor(),
                        order.sender().key(),
                        order.key(),
                        order.fingerprint(),
                        order.parameters().toString())
                == 1;
    }

    /**
     * What the actor sent with a key before.
     *
     * @param fingerprint of that request
     */
    record First(UUID id, String fingerprint) {}

    First first(String actor, String key) {
        return sql.first(
                        "select id, request from job where actor = ? and idempotency_key = ?",
                        row -> new First(row.getObject(1, UUID.class), row.getString(2)),
                        actor,
                        key)
                .orElseThrow();
    }

    Optional<Job> find(UUID id) {
        return sql.first("select * from job where id = ?", this::job, id);
    }

    /**
     * Newest first: ids are UUIDs of version 7.
     *
     * @param after id after which the rows begin, null for the first page
     */
    List<Job> list(JobFilter filter, UUID after, int limit) {
        String page =
                "select * from job" + filter.sql() + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?";
        return sql.query(page, this::job, filter.values(after, after, limit));
    }

    long count(JobFilter filter) {
        return sql.number("select count(*) from job" + filter.sql(), filter.values());
    }

    /** Takes the oldest job without a runner: queued, or its runner silent for too long. */
    Optional<Job> claim(UUID runner) {
        return leases.takeFirst("created_at", runner, LEASE, this::job);
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
        return held(leases.prolonged(LEASE), id, runner);
    }

    /**
     * Notes what is done, in the caller's transaction.
     *
     * @param state null for unchanged
     */
    Leave step(UUID id, UUID runner, long done, JsonNode state) {
        return held(
                "done = ?, state = coalesce(?, state), attempts = 1, " + leases.prolonged(LEASE),
                done,
                state == null ? null : state.toString(),
                id,
                runner);
    }

    Leave total(UUID id, UUID runner, long total) {
        return held("total = ?", total, id, runner);
    }

    private Leave held(String set, Object... values) {
        return sql.first(
                        "update job set " + set + leases.held() + " returning cancel_requested",
                        row -> row.getBoolean(1) ? Leave.CANCELLED : Leave.YES,
                        values)
                .orElse(Leave.LOST);
    }

    /**
     * Ends a job, and forgets its file; in the caller's transaction.
     *
     * @return false if another replica has it
     */
    boolean finish(UUID id, UUID runner, JobStatus status, JsonNode report, JobFailure failure) {
        sql.update("delete from job_file where job_id = ?", id);
        return sql.update(
                        "update job set status = ?, report = ?, failure = ?, finished_at = clock_timestamp(), state = null, "
                                + leases.ended() + leases.held(),
                        Kebab.of(status),
                        report == null ? null : report.toString(),
                        failure == null ? null : mapper.valueToTree(failure).toString(),
                        id,
                        runner)
                == 1;
    }

    /** Gives a job back, to be taken up by any free runner. */
    void release(UUID id, UUID runner) {
        leases.release(id, runner);
    }

    /** A queued job ends at once, one that runs at its next step; so does one that is taken up between the two statements. */
    void cancel(UUID id) {
        sql.update("update job set cancel_requested = true where id = ? and status in ('queued', 'running')", id);
        sql.update(
                "with ended as (update job set status = 'cancelled', finished_at = now() "
                        + "where id = ? and status = 'queued' returning id) "
                        + "delete from job_file using ended where job_id = ended.id",
                id);
    }

    private Job job(ResultSet row) throws SQLException {
        JsonNode failure = json(row.getString("failure"));
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("actor"),
                row.getObject("actor_key", UUID.class),
                Kebab.parse(JobStatus.class, row.getString("status")).orElseThrow(),
                json(row.getString("parameters")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                row.getLong("done"),
                row.getObject("total", Long.class),
                Sql.instant(row, "run_at"),
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
}
