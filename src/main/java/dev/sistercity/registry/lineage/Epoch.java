package dev.sistercity.registry.lineage;

import java.time.Instant;

/**
 * One history of the log. Another begins where the database went back to an earlier state, or may have.
 *
 * @param number its place among all, from 1
 * @param id as clients know it, {@code 2-5f3a9c21}
 * @param previous id of the epoch known to the replica that began this one; null for the first
 * @param forkedAfter number of the last change that this history shares with the one before
 * @param lostUpTo number of the last change known to be lost; null where none is known to be
 * @param beganAt by the clock of the database
 */
public record Epoch(long number, String id, String previous, long forkedAfter, Long lostUpTo, Instant beganAt) {

    /** Whether changes are known to be lost. */
    public boolean lost() {
        return lostUpTo != null;
    }
}
