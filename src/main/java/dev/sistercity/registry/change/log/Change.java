package dev.sistercity.registry.change.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/**
 * One write of one record.
 *
 * @param sequence its number in the one gap-free sequence, from 1; 0 while it has none
 * @param action what was done; null for what only a newer version of the service does
 * @param resource the collection, {@code cities} for example
 * @param version of the record after the change, from 1
 * @param actor who wrote it: {@code registrar}
 * @param reason why, if the writer said so
 * @param document JSON of the whole record as it was after the change; for a deletion as it last was
 * @param seal its place in the chain of hashes; null while it has none
 * @param named the action as the log names it: its own word where a newer version did what this one does not know
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
        ChainHash seal,
        String named) {

    public Change(
            long sequence,
            Instant at,
            String actor,
            String resource,
            UUID recordId,
            long version,
            Action action,
            String reason,
            String document,
            ChainHash seal) {
        this(
                sequence,
                at,
                actor,
                resource,
                recordId,
                version,
                action,
                reason,
                document,
                seal,
                action.name().toLowerCase(Locale.ROOT));
    }

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
                : new Change(sequence, at, actor, resource, recordId, version, action, why, document, null, named);
    }

    Change numbered(long number) {
        return new Change(number, at, actor, resource, recordId, version, action, reason, document, seal, named);
    }

    /** PostgreSQL keeps microseconds: what is hashed has to be what is stored. */
    Change salted(byte[] salt) {
        Instant kept = at.truncatedTo(ChronoUnit.MICROS);
        ChainHash unsealed = new ChainHash(salt, null);
        return new Change(
                sequence, kept, actor, resource, recordId, version, action, reason, document, unsealed, named);
    }

    Change sealed(byte[] hash) {
        ChainHash whole = new ChainHash(seal.salt(), hash);
        return new Change(sequence, at, actor, resource, recordId, version, action, reason, document, whole, named);
    }
}
