package dev.sistercity.registry.change.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * A record as it stands after a change: what a client drafted, and what the registry adds to it.
 *
 * @param version counts the record's changes, from 1
 * @param draft the record's own content; its references are ids
 * @param mergedInto the record that took its place; null but for a merged one
 * @param unknown what a newer version wrote besides; null where there is nothing
 */
public record RecordVersion<D>(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        D draft,
        UUID mergedInto,
        @JsonIgnore UnknownContent unknown) {

    public RecordVersion {
        // Most records never change: one object serves both.
        updatedAt = updatedAt != null && updatedAt.equals(createdAt) ? createdAt : updatedAt;
    }

    public RecordVersion(UUID id, long version, Instant createdAt, Instant updatedAt, D draft) {
        this(id, version, createdAt, updatedAt, draft, null, null);
    }

    /**
     * With what a newer version wrote besides.
     *
     * @param content null for nothing
     */
    public RecordVersion<D> with(UnknownContent content) {
        return new RecordVersion<>(id, version, createdAt, updatedAt, draft, mergedInto, content);
    }
}
