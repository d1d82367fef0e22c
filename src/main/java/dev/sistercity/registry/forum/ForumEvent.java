package dev.sistercity.registry.forum;

import dev.sistercity.registry.catalog.Calendar;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A forum as an entry of a calendar. */
final class ForumEvent {

    private ForumEvent() {}

    /** Null where no day is known, or only an open end: a calendar has no place for that. */
    static Calendar.Event of(ForumView forum) {
        if (forum.date() == null
                || forum.date().earliestDay() == Long.MIN_VALUE
                || forum.date().latestDay() == Long.MAX_VALUE) {
            return null;
        }
        String location = Stream.of(
                        forum.place(),
                        forum.venueCity() == null ? null : forum.venueCity().name(),
                        forum.hostCity() == null ? null : forum.hostCity().name())
                .filter(part -> part != null)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Calendar.Event(
                "forum-" + forum.id(),
                forum.version() - 1,
                forum.updatedAt(),
                LocalDate.ofEpochDay(forum.date().earliestDay()),
                LocalDate.ofEpochDay(forum.date().latestDay()),
                forum.name(),
                location.isEmpty() ? null : location,
                "Date as known: " + forum.date());
    }
}
