package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Records as entries of calendars. */
public interface Calendar<D> {

    /** The days that it takes; null where it has no place in a calendar. */
    Days days(Entry<D> entry);

    /** Null where {@link #days} is. */
    CalendarEvent event(Entry<D> entry, ReadContext readContext);

    /** Both included. */
    record Days(LocalDate first, LocalDate last) {

        /**
         * The first alone: where what is known to the month or the year stands, and says so. Programs draw what lasts weeks as a bar
         * above all of its days, and most show no task of a calendar that they subscribe to.
         */
        public Days beginning() {
            return new Days(first, first);
        }

        /** Whether any of them is from a day on, until another one. */
        public boolean meet(LocalDate from, LocalDate until) {
            return !first.isAfter(until) && !last.isBefore(from);
        }
    }

    /**
     * A calendar that can be subscribed to.
     *
     * @param name null for none
     * @param description null for none
     */
    record Sheet(String name, String description, List<CalendarEvent> events) {}

    /**
     * An entry that lasts whole days.
     *
     * @param uid the same for ever
     * @param sequence counts its changes, from 0
     * @param status whether it takes place
     * @param location null for none
     */
    record CalendarEvent(
            String uid,
            long sequence,
            Instant updatedAt,
            Days days,
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
