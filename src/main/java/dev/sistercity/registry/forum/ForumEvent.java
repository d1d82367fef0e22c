package dev.sistercity.registry.forum;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.city.CityRef;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A forum as an entry of a calendar. */
final class ForumEvent {

    /** The first full year of the Gregorian calendar: days before are written as another calendar's. */
    private static final long FIRST_DAY = LocalDate.of(1583, 1, 1).toEpochDay();
    /** Years have four digits (RFC 5545, section 3.3.4), and the day after the last one is written. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 30).toEpochDay();

    /** What is known more vaguely than to the year is no entry: it would stand over every day of a decade or a century. */
    private static final long LONGEST = 366;

    private ForumEvent() {}

    /** Null where no day or year is known, only an open end, or a day that iCalendar cannot write. */
    static Calendar.Event of(ForumView forum) {
        if (forum.date() == null
                || forum.date().earliestDay() < FIRST_DAY
                || forum.date().latestDay() > LAST_DAY
                || forum.date().latestDay() - forum.date().earliestDay() >= LONGEST) {
            return null;
        }
        CityRef city = forum.venueCity() == null ? forum.hostCity() : forum.venueCity();
        String location = Stream.of(forum.place(), city == null ? null : city.name())
                .filter(part -> part != null)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Calendar.Event(
                "forum-" + forum.id(),
                forum.version() - 1,
                forum.updatedAt(),
                LocalDate.ofEpochDay(forum.date().earliestDay()),
                LocalDate.ofEpochDay(forum.date().latestDay()),
                status(forum.status()),
                forum.name(),
                location.isEmpty() ? null : location,
                "Date as known: " + forum.date());
    }

    private static Calendar.Status status(ForumStatus status) {
        return switch (status) {
            case HELD, PLANNED -> Calendar.Status.CONFIRMED;
            case POSTPONED -> Calendar.Status.TENTATIVE;
            case CANCELLED -> Calendar.Status.CANCELLED;
        };
    }
}
