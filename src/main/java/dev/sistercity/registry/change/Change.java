package dev.sistercity.registry.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param seal its place in the chain of hashes; null while it has none
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
        String document,
        Seal seal) {

    /** A change that is still to be logged. */
    public Change(
            long sequence,
            Instant at,
            String actor,
            String resource,
            UUID recordId,
            long version,
            Action action,
            String reason,
            String document) {
        this(sequence, at, actor, resource, recordId, version, action, reason, document, null);
    }

    /** With a reason, where it has none of its own. */
    public Change because(String why) {
        return reason != null || why == null
                ? this
                : new Change(sequence, at, actor, resource, recordId, version, action, why, document);
    }

    Change numbered(long number) {
        return new Change(number, at, actor, resource, recordId, version, action, reason, document, seal);
    }

    /** PostgreSQL keeps microseconds: what is hashed has to be what is stored. */
    Change salted(byte[] salt) {
        Instant kept = at.truncatedTo(ChronoUnit.MICROS);
        Seal unsealed = new Seal(salt, null);
        return new Change(sequence, kept, actor, resource, recordId, version, action, reason, document, unsealed);
    }

    Change sealed(byte[] hash) {
        Seal whole = new Seal(seal.salt(), hash);
        return new Change(sequence, at, actor, resource, recordId, version, action, reason, document, whole);
    }
}
