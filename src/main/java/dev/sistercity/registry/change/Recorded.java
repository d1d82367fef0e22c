package dev.sistercity.registry.change;

import java.time.Instant;
import java.util.UUID;

/**
 * A record as it stands after a change: what somebody drafted, and what the registry adds to it.
 *
 * @param version counts the record's changes, from 1
 * @param draft the record's own content; its references are ids
 */
public record Recorded<D>(UUID id, long version, Instant createdAt, Instant updatedAt, D draft) {

    public Recorded {
        // Most records never change: one object serves both.
        updatedAt = updatedAt != null && updatedAt.equals(createdAt) ? createdAt : updatedAt;
    }
}
