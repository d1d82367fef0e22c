package dev.sistercity.registry.change;

import java.time.Instant;
import java.util.UUID;

/**
 * A record as it stands after a change: what somebody drafted, and what the registry adds to it.
 *
 * @param version counts the record's changes, from 1
 * @param draft the record's own content; its references are ids
 * @param mergedInto the record that took its place; null but for a merged one
 */
public record Recorded<D>(UUID id, long version, Instant createdAt, Instant updatedAt, D draft, UUID mergedInto) {

    public Recorded {
        // Most records never change: one object serves both.
        updatedAt = updatedAt != null && updatedAt.equals(createdAt) ? createdAt : updatedAt;
    }

    public Recorded(UUID id, long version, Instant createdAt, Instant updatedAt, D draft) {
        this(id, version, createdAt, updatedAt, draft, null);
    }
}
