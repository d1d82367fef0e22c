package dev.sistercity.registry.invitation;

import dev.sistercity.registry.shared.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation as it is stored.
 *
 * @param invitedBy name of the actor
 * @param email where it was sent; null for nowhere
 * @param status by the clock of the database
 */
record Invitation(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String invitedBy,
        UUID partnership,
        UUID city,
        String email,
        String message,
        Instant expiresAt,
        Instant usedAt,
        InvitationStatus status) {

    static final String COLUMNS = "i.*, i.expires_at <= clock_timestamp() as expired";

    static Invitation read(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getString("invited_by"),
                row.getObject("partnership_id", UUID.class),
                row.getObject("city_id", UUID.class),
                row.getString("email"),
                row.getString("message"),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "used_at"),
                status(row));
    }

    private static InvitationStatus status(ResultSet row) throws SQLException {
        if (row.getTimestamp("used_at") != null) {
            return InvitationStatus.USED;
        }
        if (row.getTimestamp("revoked_at") != null) {
            return InvitationStatus.REVOKED;
        }
        return row.getBoolean("expired") ? InvitationStatus.EXPIRED : InvitationStatus.OPEN;
    }
}
