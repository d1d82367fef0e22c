package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.shared.sql.Leases;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Deliveries that are due, each leased to one dispatcher at a time. A lease runs by the clock of the database, which all
 * replicas share, and ends by itself if its holder does not come back.
 */
@Singleton
class DeliveryQueue {

    /** A receiver that never once took a delivery for so long is not called any more. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private final Sql sql;
    private final Leases leases;

    DeliveryQueue(Sql sql) {
        this.sql = sql;
        this.leases = new Leases(sql, Leases.Queue.of("webhook_delivery"));
    }

    /** A delivery that could be made now. */
    record DueDelivery(UUID id, String host) {}

    /**
     * A delivery that is ours to make.
     *
     * @param lease to be shown when it is done
     * @param attempts those before this one
     */
    record Leased(
            UUID id, UUID lease, UUID webhook, String owner, String url, Long sequence, String event, int attempts) {

        static Leased read(ResultSet row) throws SQLException {
            return new Leased(
                    row.getObject("id", UUID.class),
                    row.getObject("lease", UUID.class),
                    row.getObject("webhook_id", UUID.class),
                    row.getString("owner"),
                    row.getString("url"),
                    row.getObject("sequence", Long.class),
                    row.getString("event"),
                    row.getInt("attempts"));
        }
    }

    /**
     * The first of each webhook's line, and whatever is out of line.
     *
     * @param busy hosts that are not to be called at this moment
     */
    List<DueDelivery> due(Instant now, Collection<String> busy, int limit) {
        return sql.query(
                """
                select id, host from (
                  select d.id, w.host, d.due from webhook w cross join lateral (
                    select id, due, leased_until from webhook_delivery
                    where webhook_id = w.id and status = 'pending' and in_line order by sequence limit 1) d
                  where w.enabled and (d.leased_until is null or d.leased_until < clock_timestamp()) and d.due <= ?
                    and w.host <> all (?)
                  union all
                  select d.id, w.host, d.due from webhook_delivery d join webhook w on w.id = d.webhook_id
                  where d.status = 'pending' and not d.in_line and d.due <= ? and w.host <> all (?)
                    and (d.leased_until is null or d.leased_until < clock_timestamp())
                ) candidate order by due limit ?""",
                row -> new DueDelivery(row.getObject("id", UUID.class), row.getString("host")),
                now,
                busy.toArray(String[]::new),
                now,
                busy.toArray(String[]::new),
                limit);
    }

    /** Takes the lease of those that no other replica has taken in between. */
    List<Leased> lease(Collection<UUID> candidates, UUID lease, Duration term) {
        return QuarkusTransaction.requiringNew().call(() -> {
            leases.take(candidates, lease, term);
            return sql.query("""
                    select d.id, d.lease, d.webhook_id, w.owner, w.url, d.sequence, d.event, d.attempts
                    from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = any (?) and d.lease = ?""", Leased::read, candidates.toArray(UUID[]::new), lease);
        });
    }

    /** Gives leases back that will not be used. */
    void release(Collection<Leased> leased) {
        QuarkusTransaction.requiringNew().run(() -> leased.forEach(one -> leases.release(one.id(), one.lease())));
    }

    /**
     * Takes down how an attempt went, if the lease is still ours.
     *
     * @param next when to try again; empty for never
     * @return false where another runner has it by now
     */
    boolean record(Leased leased, Attempt attempt, Optional<Instant> next, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String status = attempt.delivered() ? "delivered" : next.isPresent() ? "pending" : "failed";
            int recorded = sql.update(
                    "update webhook_delivery set status = ?, due = coalesce(?, due), attempts = attempts + 1, attempted_at = ?, "
                            + "duration_ms = ?, response_status = ?, error = ?, response = ?, " + leases.ended()
                            + leases.held(),
                    status,
                    next.map(java.sql.Timestamp::from).orElse(null),
                    now,
                    (int) attempt.took().toMillis(),
                    attempt.status(),
                    attempt.error(),
                    attempt.response(),
                    leased.id(),
                    leased.lease());
            if (recorded == 0) {
                return false;
            }
            if (attempt.delivered()) {
                succeeded(leased.webhook(), now);
            } else {
                failed(leased, attempt, status, now);
            }
            return true;
        });
    }

    private void succeeded(UUID webhook, Instant now) {
        sql.update("""
                update webhook_line set delivered = delivered + 1, failing_since = null, last_delivered_at = ?
                where webhook_id = ?""", now, webhook);
        // The receiver is there again: what waits for its next attempt need not wait any longer.
        sql.update("""
                update webhook_delivery set due = ? where webhook_id = ? and status = 'pending' and due > ?""", now, webhook, now);
    }

    private void failed(Leased leased, Attempt attempt, String status, Instant now) {
        sql.update("""
                update webhook_line set failed = failed + ?, failing_since = coalesce(failing_since, ?)
                where webhook_id = ?""", status.equals("failed") ? 1 : 0, now, leased.webhook());
        if (attempt.gone()) {
            disable(leased.webhook(), "the receiver answered 410 Gone", now);
        } else if (status.equals("failed") && !leased.event().equals(Delivery.TEST)) {
            sql.first(
                            "select failing_since from webhook_line where webhook_id = ? and failing_since <= ?",
                            row -> Sql.instant(row, "failing_since"),
                            leased.webhook(),
                            now.minus(PATIENCE))
                    .ifPresent(since -> disable(
                            leased.webhook(),
                            "no delivery has succeeded since " + since + ": " + attempt.error(),
                            now));
        }
    }

    private void disable(UUID webhook, String because, Instant now) {
        sql.update("""
                update webhook set enabled = false, disabled_because = ?, version = version + 1, updated_at = ?
                where id = ? and enabled""", because, now, webhook);
    }

    /** How many wait, of webhooks that are delivered to. */
    long pending() {
        return sql.number("""
                select count(*) from webhook_delivery d join webhook w on w.id = d.webhook_id
                where d.status = 'pending' and (w.enabled or not d.in_line)""");
    }

    /** Forgets some of those that were done before. */
    void forget(Instant before) {
        sql.update("""
                delete from webhook_delivery where id in (
                  select id from webhook_delivery where status <> 'pending' and attempted_at < ? limit 1000
                  for update skip locked)""", before);
    }
}
