package dev.sistercity.registry.webhook;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.lineage.Epoch;
import dev.sistercity.registry.lineage.Lineage;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.webhook.delivery.Delivery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Takes webhooks into a new epoch of the log. Where changes were lost, what receivers were told of them is not true: the webhook
 * goes on after the last change that was not, and its owner and its receiver are told.
 */
@Singleton
public class LostHistories {

    private final Sql sql;
    private final Catalog catalog;
    private final Clock clock;

    LostHistories(Sql sql, Catalog catalog, Clock clock) {
        this.sql = sql;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Once for each webhook and epoch, whichever replica does it. */
    public void follow(Snapshot snapshot) {
        Lineage lineage = snapshot.lineage();
        if (lineage.epoch() == null) {
            return;
        }
        String epoch = lineage.epochId();
        List<UUID> behind = sql.query(
                "select webhook_id from webhook_line where epoch is distinct from ?",
                row -> row.getObject(1, UUID.class),
                epoch);
        for (UUID webhook : behind) {
            QuarkusTransaction.requiringNew().run(() -> follow(webhook, snapshot));
        }
    }

    /**
     * What a receiver is told.
     *
     * @param epoch in which the webhook goes on
     * @param last number of the last change that was not lost
     * @param position the same, as the feed takes it
     */
    public record Notice(UUID webhook, String epoch, long last, String position) {}

    public Notice notice(UUID webhook) {
        Snapshot snapshot = catalog.snapshot();
        long last = sql.first(
                        "select rewound_to from webhook_line where webhook_id = ?", row -> row.getLong(1), webhook)
                .orElse(0L);
        long known = Math.min(last, snapshot.sequence());
        return new Notice(
                webhook,
                snapshot.lineage().epochId(),
                known,
                snapshot.lineage().position(known).toString());
    }

    private record Line(String epoch, long sequence) {}

    private void follow(UUID webhook, Snapshot snapshot) {
        Lineage lineage = snapshot.lineage();
        Line line = sql.first(
                        "select epoch, sequence from webhook_line where webhook_id = ? for update",
                        row -> new Line(row.getString(1), row.getLong(2)),
                        webhook)
                .orElse(null);
        if (line == null || lineage.epochId().equals(line.epoch())) {
            return;
        }
        boolean unknown = line.epoch() != null && !lineage.knows(line.epoch());
        boolean lost = line.epoch() != null
                && (unknown || lineage.since(line.epoch()).stream().anyMatch(Epoch::lost));
        if (lost) {
            rewind(
                    webhook,
                    Math.min(
                            snapshot.sequence(),
                            lineage.sharedWith(line.epoch()).orElse(snapshot.sequence())));
        }
        sql.update("update webhook_line set epoch = ? where webhook_id = ?", lineage.epochId(), webhook);
    }

    private void rewind(UUID webhook, long shared) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.update(
                "delete from webhook_delivery where webhook_id = ? and sequence > ? and status = 'pending'",
                webhook,
                shared);
        sql.update(
                "update webhook_line set sequence = least(sequence, ?), rewound_to = ?, rewound_at = ? where webhook_id = ?",
                shared,
                shared,
                now,
                webhook);
        sql.update("""
                insert into webhook_delivery (id, webhook_id, event, status, in_line, created_at, due)
                select ?, id, ?, 'pending', false, ?, ? from webhook where id = ? and enabled""", UuidVersion7Strategy.INSTANCE.generateUuid(null), Delivery.HISTORY_LOST, now, now, webhook);
    }
}
