package dev.sistercity.registry.office;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A key as it is stored: never the key itself. */
@Entity
@Table(name = "api_key")
class ApiKey extends PanacheEntityBase {

    @Id
    public UUID id;

    /** SHA-256 of the key. */
    public byte[] hash;

    public String role;
    public UUID officeId;

    /** The screen whose key it is; null for others. */
    public UUID placementId;

    public String label;

    /** {@code read}, {@code write}. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> scopes;

    public String createdBy;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant revokedAt;

    /** To the minute. */
    public Instant usedAt;

    /** Its first state, and the one after it was revoked: what a change is conditional on. */
    public long version() {
        return revokedAt == null ? 1 : 2;
    }
}
