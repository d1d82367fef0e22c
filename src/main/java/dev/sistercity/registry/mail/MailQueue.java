package dev.sistercity.registry.mail;

import dev.sistercity.registry.shared.sql.Leases;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mail that is due, each leased to one replica at a time. In the caller's transaction. */
@Singleton
class MailQueue {

    private final Sql sql;
    private final Leases leases;

    MailQueue(Sql sql) {
        this.sql = sql;
        this.leases = new Leases(sql, Leases.Queue.of("mail"));
    }

    /**
     * A mail that is ours to send.
     *
     * @param attempts those before this one
     */
    record Leased(UUID id, UUID lease, String kind, UUID subject, String address, int attempts) {

        static Leased read(ResultSet row) throws SQLException {
            return new Leased(
                    row.getObject("id", UUID.class),
                    row.getObject("lease", UUID.class),
                    row.getString("kind"),
                    row.getObject("subject_id", UUID.class),
                    row.getString("address"),
                    row.getInt("attempts"));
        }
    }

    /** Takes the lease of some that are due, those first that have waited longest. */
    List<Leased> lease(Instant now, int limit, Duration term) {
        UUID lease = UUID.randomUUID();
        List<UUID> due = sql.query(
                "select id from mail where status = 'pending' and due <= ?"
                        + " and (leased_until is null or leased_until < clock_timestamp()) order by due limit ?",
                row -> row.getObject("id", UUID.class),
                now,
                limit);
        leases.take(due, lease, term);
        return sql.query(
                "select * from mail where id = any (?) and lease = ? order by id",
                Leased::read,
                due.toArray(UUID[]::new),
                lease);
    }

    void release(Leased leased) {
        leases.release(leased.id(), leased.lease());
    }

    /** The token in its link that ends mail of its kind. */
    void keepStop(Leased leased, byte[] hash) {
        sql.update("update mail set stop_hash = ? where id = ?", hash, leased.id());
    }

    boolean isStopped(Leased leased) {
        return sql.number(
                        "select count(*) from mail_stop where address = ? and kind = ?",
                        leased.address(),
                        leased.kind())
                > 0;
    }

    /** Takes down that there was nothing to say. */
    void drop(Leased leased, Instant now) {
        sql.update(
                "update mail set status = 'dropped', attempted_at = ?, " + leases.ended() + leases.held(),
                now,
                leased.id(),
                leased.lease());
    }

    /**
     * Takes down how an attempt went, if the lease is still ours.
     *
     * @param error null where it was sent
     * @param next when to try again; empty for never
     */
    void record(Leased leased, String error, Optional<Instant> next, Instant now) {
        sql.update(
                "update mail set status = ?, due = coalesce(?, due), attempts = attempts + 1, attempted_at = ?, error = ?, "
                        + leases.ended() + leases.held(),
                error == null ? "sent" : next.isPresent() ? "pending" : "failed",
                next.map(java.sql.Timestamp::from).orElse(null),
                now,
                error,
                leased.id(),
                leased.lease());
    }

    long pending() {
        return sql.number("select count(*) from mail where status = 'pending'");
    }

    /** Seconds that the one which is due for the longest time has waited; 0 where none is. */
    long oldestSeconds(Instant now) {
        return sql.number(
                "select coalesce(max(extract(epoch from (?::timestamptz - due)))::bigint, 0) from mail"
                        + " where status = 'pending' and due <= ?",
                now,
                now);
    }

    /** A mail by the token in its link. */
    record Told(UUID subject, String kind, String address) {}

    Optional<Told> byStop(byte[] hash) {
        return sql.first(
                "select subject_id, kind, address from mail where stop_hash = ?",
                row -> new Told(
                        row.getObject("subject_id", UUID.class), row.getString("kind"), row.getString("address")),
                (Object) hash);
    }

    /** Ends mail of a kind to an address. */
    void stop(Told told, Instant now) {
        sql.update(
                "insert into mail_stop (address, kind, created_at) values (?, ?, ?) on conflict do nothing",
                told.address(),
                told.kind(),
                now);
    }

    /** Forgets some of those that were done before. */
    void forget(Instant before) {
        sql.update(
                "delete from mail where id in (select id from mail where status <> 'pending' and attempted_at < ?"
                        + " limit 1000 for update skip locked)",
                before);
    }
}
