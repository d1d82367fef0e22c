package dev.sistercity.registry.change.log;

import dev.sistercity.registry.lineage.Epoch;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the log that a catalog follows is: in PostgreSQL, or at another registry. All methods throw SQLException while it is away; what
 * they answer is verified by their callers.
 */
public interface LogSource {

    /** What holds the log, in words: {@code the database}. */
    String name();

    /** What operators do about a log that is not as it was written: sentences without a full stop at the end. */
    String advice();

    /** Why the log cannot be followed at this moment, as far as the source alone knows; null for nothing. */
    String trouble();

    /**
     * Where the log stands.
     *
     * @param sequence of the last change that the caller has
     */
    LogWatch.State look(long sequence) throws SQLException;

    /** All epochs, the oldest first. */
    List<Epoch> epochs() throws SQLException;

    /** The hash of a change; empty if there is none with this number. */
    Optional<byte[]> hash(long sequence) throws SQLException;

    /** Changes after a number, in order, as they are found. */
    List<Change> found(long sequence, int limit) throws SQLException;

    /** As {@link #found}, each verified to follow the one before it. */
    List<Change> after(long sequence, int limit) throws SQLException;

    /** 32 bytes, known to this source alone, under which what is written beside it is sealed. */
    byte[] sealingKey() throws SQLException;

    /** Begins an epoch where the log is on another server or timeline, if that is this replica's to do. */
    void moved() throws SQLException;

    /**
     * Takes down that changes are gone.
     *
     * @param known id of the epoch in which they were
     * @param forkedAfter the last change that is still there
     * @param lostUpTo the last one that is known to be gone
     */
    void forked(String known, long forkedAfter, long lostUpTo) throws SQLException;

    /**
     * Says what speaks against a state that was kept.
     *
     * @param sequence of its last change, {@code hash} the hash of that, {@code epoch} the id of the epoch then
     * @return in words; empty for nothing
     */
    default Optional<String> against(long sequence, byte[] hash, String epoch) throws SQLException {
        if (!Arrays.equals(hash(sequence).orElse(new byte[0]), hash)) {
            return Optional.of("its change " + sequence + " is not in the log: it is of another history");
        }
        return epochs().stream().map(Epoch::id).anyMatch(epoch::equals)
                ? Optional.empty()
                : Optional.of(name() + " knows no epoch " + epoch + ": it is of another history");
    }
}
