package dev.sistercity.registry.catalog;

import java.time.Instant;
import java.time.LocalDate;

/** A record as an entry of a calendar; null where it has no place in one. */
@FunctionalInterface
public interface Calendar<D> {

    Event event(Entry<D> entry, Reading reading);

    /**
     * An entry that lasts whole days.
     *
     * @param uid the same for ever
     * @param sequence counts its changes, from 0
     * @param from the first day
     * @param until the last day
     * @param status whether it takes place
     * @param location null for none
     */
    record Event(
            String uid,
            long sequence,
            Instant updatedAt,
            LocalDate from,
            LocalDate until,
            Status status,
            String summary,
            String location,
            String description) {}

    /** RFC 5545, section 3.8.1.11, for events. */
    enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }
}
