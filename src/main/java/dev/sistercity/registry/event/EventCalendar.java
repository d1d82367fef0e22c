package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens as entries of a calendar.
 *
 * @param kind begins an entry's identifier: {@code forum}
 * @param summary what it is called
 * @param city where it is; null where that is not known
 */
public record EventCalendar<D extends Event>(
        String kind, BiFunction<Entry<D>, ReadContext, String> summary, BiFunction<Entry<D>, ReadContext, CityRef> city)
        implements Calendar<D> {

    /** The first full year of the Gregorian calendar: days before are written as another calendar's. */
    private static final long FIRST_DAY = LocalDate.of(1583, 1, 1).toEpochDay();
    /** Years have four digits (RFC 5545, section 3.3.4), and the day after the last one is written. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 30).toEpochDay();

    /** What is known more vaguely than to the year is no entry: it would stand over every day of a decade or a century. */
    private static final long LONGEST = 366;

    /** Null where no day or year is known, only an open end, or a day that iCalendar cannot write. */
    @Override
    public Days days(Entry<D> entry) {
        EdtfDate date = entry.draft().date();
        return date == null
                        || date.earliestDay() < FIRST_DAY
                        || date.latestDay() > LAST_DAY
                        || date.latestDay() - date.earliestDay() >= LONGEST
                ? null
                : new Days(LocalDate.ofEpochDay(date.earliestDay()), LocalDate.ofEpochDay(date.latestDay()));
    }

    @Override
    public CalendarEvent event(Entry<D> entry, ReadContext readContext) {
        Event event = entry.draft();
        Days days = days(entry);
        if (days == null) {
            return null;
        }
        boolean exact = event.date().isInterval() || event.date().precision() == Precision.DAY;
        CityRef where = city.apply(entry, readContext);
        String location = Stream.of(event.place(), where == null ? null : where.name())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return new CalendarEvent(
                kind + '-' + entry.id(),
                entry.recorded().version() - 1,
                entry.recorded().updatedAt(),
                exact ? days : days.beginning(),
                status(event.status()),
                summary.apply(entry, readContext) + (exact ? "" : " (" + event.date() + ")"),
                location.isEmpty() ? null : location,
                "Date as known: " + event.date());
    }

    private static Status status(EventStatus status) {
        return switch (status) {
            case HELD, PLANNED -> Status.CONFIRMED;
            case POSTPONED -> Status.TENTATIVE;
            case CANCELLED -> Status.CANCELLED;
        };
    }
}
