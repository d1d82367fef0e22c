package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.shared.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A change on its way to a webhook, or where it got.
 *
 * @param sequence of the change; null for a test, or where a history was lost
 * @param event such as {@code partnership.updated}
 * @param due when it is to be tried next; null when it is done
 * @param attempts so far
 * @param last how the last attempt went; null before the first
 */
public record Delivery(
        UUID id,
        UUID webhook,
        Long sequence,
        String event,
        DeliveryStatus status,
        Instant createdAt,
        Instant due,
        int attempts,
        Last last) {

    static final String TEST = "webhook.test";
    /** What was delivered after some change is not true any more. */
    public static final String HISTORY_LOST = "history.lost";

    static final String COLUMNS = "id, webhook_id, sequence, event, status, created_at, due, attempts, attempted_at, "
            + "duration_ms, response_status, error, response";

    /**
     * An attempt.
     *
     * @param status of the receiver's answer; null where there was none
     * @param error why it is none that counts; null where it does
     * @param response how its body begins; null for nothing, or where it counts
     */
    record Last(Instant at, int durationMs, Integer status, String error, String response) {}

    static Delivery read(ResultSet row) throws SQLException {
        DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        Instant at = Sql.instant(row, "attempted_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getObject("sequence", Long.class),
                row.getString("event"),
                status,
                Sql.instant(row, "created_at"),
                status == DeliveryStatus.PENDING ? Sql.instant(row, "due") : null,
                row.getInt("attempts"),
                at == null
                        ? null
                        : new Last(
                                at,
                                row.getInt("duration_ms"),
                                row.getObject("response_status", Integer.class),
                                row.getString("error"),
                                row.getString("response")));
    }
}
