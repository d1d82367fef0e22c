package dev.sistercity.registry.change;

import java.time.Instant;
import java.util.UUID;

/**
 * One write of one record.
 *
 * @param sequence its number in the one gap-free sequence, from 1; 0 while it has none
 * @param resource the collection, {@code cities} for example
 * @param version of the record after the change, from 1
 * @param actor who wrote it: {@code registrar}
 * @param reason why, if the writer said so
 * @param document JSON of the whole record as it was after the change; for a deletion as it last was
 */
public record Change(
        long sequence,
        Instant at,
        String actor,
        String resource,
        UUID recordId,
        long version,
        Action action,
        String reason,
        String document) {

    /** With a reason, where it has none of its own. */
    public Change because(String why) {
        return reason != null || why == null
                ? this
                : new Change(sequence, at, actor, resource, recordId, version, action, why, document);
    }

    Change numbered(long number) {
        return new Change(number, at, actor, resource, recordId, version, action, reason, document);
    }
}
