package dev.sistercity.registry.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A draft as it is stored.
 *
 * @param createdBy id of the office that began it
 * @param editedBy id of the office that wrote last
 * @param offices ids of those that see it, the one that began it among them
 * @param partnerRequest id of the partner request that it answers; null for none
 * @param published id of the record that it became; null until then
 */
record SharedDraft(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID createdBy,
        UUID editedBy,
        SharedDraftDraft draft,
        List<UUID> offices,
        UUID partnerRequest,
        UUID published) {}
