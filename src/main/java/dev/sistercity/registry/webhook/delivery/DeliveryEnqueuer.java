package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.webhook.ChangeFilters;
import dev.sistercity.registry.webhook.LostHistories;
import dev.sistercity.registry.webhook.Webhook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Follows the log for each webhook: of every change that its filter takes, in the order of the log, a delivery is made, in the
 * transaction that moves the webhook on. No change is missed, none comes twice, whichever replica does it.
 */
@Singleton
class DeliveryEnqueuer {

    /** Changes of the log that are looked at in one transaction. */
    private static final int STRIDE = 500;

    /** Deliveries that wait for one webhook; beyond that its changes wait in the log, where they are anyway. */
    private static final int LONGEST = 1_000;

    private final Sql sql;
    private final LostHistories histories;
    private final ChangeLog log;
    private final Catalog catalog;
    private final ChangeFilters filters;
    private final Clock clock;

    DeliveryEnqueuer(
            Sql sql, LostHistories histories, ChangeLog log, Catalog catalog, ChangeFilters filters, Clock clock) {
        this.sql = sql;
        this.histories = histories;
        this.log = log;
        this.catalog = catalog;
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * Moves all webhooks on, as far as this replica knows the registry: filters ask it where a city is.
     *
     * @return whether there is more to do at once
     */
    boolean advance() {
        Snapshot snapshot = catalog.snapshot();
        histories.follow(snapshot);
        List<UUID> behind = sql.query("""
            select l.webhook_id from webhook_line l join webhook w on w.id = l.webhook_id
            where w.enabled and l.sequence < ? and (select count(*) from webhook_delivery d
              where d.webhook_id = l.webhook_id and d.status = 'pending' and d.in_line) < ?\
            """, row -> row.getObject(1, UUID.class), snapshot.sequence(), LONGEST);
        boolean more = false;
        for (UUID webhook : behind) {
            more |= QuarkusTransaction.requiringNew().call(() -> advance(webhook, snapshot));
        }
        return more;
    }

    private boolean advance(UUID id, Snapshot snapshot) {
        Webhook webhook = sql.first(
                        "select " + Webhook.COLUMNS + " from webhook_line l join webhook w on w.id = l.webhook_id "
                                + "where l.webhook_id = ? and w.enabled and l.sequence < ? for update of l skip locked",
                        Webhook::read,
                        id,
                        snapshot.sequence())
                .orElse(null);
        if (webhook == null) {
            return false;
        }
        Predicate<Change> filter = filters.of(webhook.draft(), snapshot);
        List<Change> changes = changes(webhook.progress().sequence());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long last = webhook.progress().sequence();
        for (Change change : changes) {
            if (change.sequence() > snapshot.sequence()) {
                break;
            }
            last = change.sequence();
            if (filter.test(change)) {
                enqueue(id, change, event(change, snapshot), now);
            }
        }
        sql.update("update webhook_line set sequence = ? where webhook_id = ?", last, id);
        // Where the log does not have what this replica knows, it has gone back: going round at once would not help.
        return last < snapshot.sequence() && last > webhook.progress().sequence();
    }

    private List<Change> changes(long after) {
        try {
            return log.after(after, STRIDE);
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    /** One that was delivered before is so again: its webhook has been turned back. */
    private void enqueue(UUID webhook, Change change, String event, Instant now) {
        sql.update("""
            insert into webhook_delivery (id, webhook_id, sequence, event, status, in_line, created_at, due)
            values (?, ?, ?, ?, 'pending', true, ?, ?)
            on conflict on constraint webhook_delivery_sequence_key do update set status = 'pending', in_line = true,
              due = excluded.due, attempts = 0\
            """, UuidVersion7Strategy.INSTANCE.generateUuid(null), webhook, change.sequence(), event, now, now);
    }

    /** {@code forum-series.updated}; a collection that this version does not know keeps its own name. */
    static String event(Change change, Snapshot snapshot) {
        var records = snapshot.all().get(change.resource());
        String one = records == null
                ? change.resource()
                : records.type().singular().replace(' ', '-').toLowerCase(Locale.ROOT);
        return one + '.' + change.named();
    }
}
