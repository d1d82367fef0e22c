package dev.sistercity.registry.invitation;

import dev.sistercity.registry.shared.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An application as it is stored.
 *
 * @param invitation that it came by; null for none
 * @param applicant who applies; null where they do not say, and after the decision
 * @param challenge what the file on the city's domain has to contain
 * @param office what it became; null until it is accepted
 * @param keyTakenAt when the applicant took the office's key; null until then
 * @param expired whether nothing can be done with it any more, by the clock of the database
 */
record OfficeApplication(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID city,
        UUID invitation,
        String name,
        String website,
        String contact,
        String applicant,
        String challenge,
        ApplicationStatus status,
        String decidedBy,
        String reason,
        UUID office,
        Instant keyTakenAt,
        Instant expiresAt,
        boolean expired) {

    static final String COLUMNS = "a.*, a.expires_at <= clock_timestamp() as expired";

    static OfficeApplication read(ResultSet row) throws SQLException {
        return new OfficeApplication(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getObject("city_id", UUID.class),
                row.getObject("invitation_id", UUID.class),
                row.getString("name"),
                row.getString("website"),
                row.getString("contact"),
                row.getString("applicant"),
                row.getString("challenge"),
                ApplicationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getObject("office_id", UUID.class),
                Sql.instant(row, "key_taken_at"),
                Sql.instant(row, "expires_at"),
                row.getBoolean("expired"));
    }
}
