package dev.sistercity.registry.webhook;

import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.shared.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A webhook as it is stored.
 *
 * @param version counts its changes, from 1
 * @param owner name of the actor it belongs to
 * @param draft references resolved to ids
 * @param disabledBecause why the registry disabled it; null if it did not
 * @param progress how far it is
 */
public record Webhook(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String owner,
        WebhookDraft draft,
        String disabledBecause,
        Progress progress) {

    public static final String COLUMNS =
            "w.id, w.version, w.created_at, w.updated_at, w.owner, w.url, w.description, w.resources, "
                    + "w.cities, w.country_codes, w.actions, w.enabled, w.disabled_because, l.sequence, l.delivered, l.failed, "
                    + "l.failing_since, l.last_delivered_at, l.epoch, l.rewound_to, l.rewound_at, (select count(*) from webhook_delivery d where d.webhook_id = w.id "
                    + "and d.status = 'pending') as pending";

    /**
     * How far it is.
     *
     * @param sequence number of the last change of the log that was looked at
     * @param epoch the epoch of the log in which it was last moved on; null before it was
     * @param rewoundTo the last change that was not lost, where later ones may have been delivered that were; null for none
     * @param rewoundAt when that was noticed
     * @param failingSince since when no delivery has succeeded though some were tried; null while all is well
     */
    public record Progress(
            long sequence,
            String epoch,
            Long rewoundTo,
            Instant rewoundAt,
            long pending,
            long delivered,
            long failed,
            Instant failingSince,
            Instant lastDeliveredAt) {}

    public static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getString("owner"),
                new WebhookDraft(
                        row.getString("url"),
                        row.getString("description"),
                        Sql.texts(row, "resources"),
                        Sql.ids(row, "cities").stream().map(UUID::toString).toList(),
                        Sql.texts(row, "country_codes"),
                        Sql.texts(row, "actions").stream()
                                .map(action -> Action.valueOf(action.toUpperCase(Locale.ROOT)))
                                .toList(),
                        row.getBoolean("enabled")),
                row.getString("disabled_because"),
                new Progress(
                        row.getLong("sequence"),
                        row.getString("epoch"),
                        row.getObject("rewound_to", Long.class),
                        Sql.instant(row, "rewound_at"),
                        row.getLong("pending"),
                        row.getLong("delivered"),
                        row.getLong("failed"),
                        Sql.instant(row, "failing_since"),
                        Sql.instant(row, "last_delivered_at")));
    }
}
