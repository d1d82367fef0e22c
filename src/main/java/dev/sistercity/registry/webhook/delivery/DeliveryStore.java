package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What owners see of deliveries, and do with them. In the caller's transaction. */
@Singleton
public class DeliveryStore {

    private static final String SELECT = "select " + Delivery.COLUMNS + " from webhook_delivery ";

    private final Sql sql;

    DeliveryStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Delivery> find(UUID webhook, UUID id) {
        return sql.first(SELECT + "where webhook_id = ? and id = ?", Delivery::read, webhook, id);
    }

    /**
     * The latest first.
     *
     * @param status null for any
     * @param after null for the first page
     */
    public List<Delivery> list(UUID webhook, String status, UUID after, int limit) {
        return sql.query(
                SELECT + "where webhook_id = ? and (? or status = ?) and (? or id < ?) order by id desc limit ?",
                Delivery::read,
                webhook,
                status == null,
                status == null ? "" : status,
                after == null,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    public long count(UUID webhook, String status) {
        return sql.number(
                "select count(*) from webhook_delivery where webhook_id = ? and (? or status = ?)",
                webhook,
                status == null,
                status == null ? "" : status);
    }

    /** A delivery that tells of nothing, and waits for nothing. */
    public Delivery test(UUID id, UUID webhook, Instant now) {
        sql.update("""
                insert into webhook_delivery (id, webhook_id, event, status, in_line, created_at, due)
                values (?, ?, ?, 'pending', false, ?, ?)""", id, webhook, Delivery.TEST, now, now);
        return find(webhook, id).orElseThrow();
    }

    /** One that is on its way at this moment stays so: two at once would come in no order. */
    public void redeliver(UUID id, Instant now) {
        sql.update("""
                update webhook_delivery set status = 'pending', in_line = false, due = ?, attempts = 0 where id = ?""", now, id);
    }

    /** What waits is due at once, as if it had not been tried. */
    public void beginAgain(UUID webhook, Instant now) {
        sql.update("""
                update webhook_delivery set due = ?, attempts = 0
                where webhook_id = ? and status = 'pending' and attempts > 0""", now, webhook);
        sql.update("update webhook_line set failing_since = null where webhook_id = ?", webhook);
    }

    public void turnBack(UUID webhook, long after) {
        sql.update("update webhook_line set sequence = least(sequence, ?) where webhook_id = ?", after, webhook);
    }
}
