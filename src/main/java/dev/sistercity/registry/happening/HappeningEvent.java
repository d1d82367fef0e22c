package dev.sistercity.registry.happening;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that happens as an entry of a calendar. */
public final class HappeningEvent {

    /** The first full year of the Gregorian calendar: days before are written as another calendar's. */
    private static final long FIRST_DAY = LocalDate.of(1583, 1, 1).toEpochDay();
    /** Years have four digits (RFC 5545, section 3.3.4), and the day after the last one is written. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 30).toEpochDay();

    /** What is known more vaguely than to the year is no entry: it would stand over every day of a decade or a century. */
    private static final long LONGEST = 366;

    private HappeningEvent() {}

    /**
     * @param kind begins the entry's identifier: {@code forum}
     * @param city where it is; null where that is not known
     * @return null where no day or year is known, only an open end, or a day that iCalendar cannot write
     */
    public static Calendar.Event of(String kind, Entry<? extends Happening> entry, String summary, CityRef city) {
        Happening happening = entry.draft();
        EdtfDate date = happening.date();
        if (date == null
                || date.earliestDay() < FIRST_DAY
                || date.latestDay() > LAST_DAY
                || date.latestDay() - date.earliestDay() >= LONGEST) {
            return null;
        }
        String location = Stream.of(happening.place(), city == null ? null : city.name())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Calendar.Event(
                kind + '-' + entry.id(),
                entry.recorded().version() - 1,
                entry.recorded().updatedAt(),
                LocalDate.ofEpochDay(date.earliestDay()),
                LocalDate.ofEpochDay(date.latestDay()),
                status(happening.status()),
                summary,
                location.isEmpty() ? null : location,
                "Date as known: " + date);
    }

    private static Calendar.Status status(HappeningStatus status) {
        return switch (status) {
            case HELD, PLANNED -> Calendar.Status.CONFIRMED;
            case POSTPONED -> Calendar.Status.TENTATIVE;
            case CANCELLED -> Calendar.Status.CANCELLED;
        };
    }
}
