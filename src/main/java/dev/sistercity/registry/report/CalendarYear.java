package dev.sistercity.registry.report;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A year from 1 January to 31 December, and what lies in it.
 *
 * @param someDay as a date: some day of it
 */
record CalendarYear(int year, EdtfDate firstDay, EdtfDate lastDay, EdtfDate someDay) {

    /** @param year from 1000 to 9999 */
    static CalendarYear of(int year) {
        return new CalendarYear(
                year,
                EdtfDate.parse(LocalDate.of(year, 1, 1).toString()),
                EdtfDate.parse(LocalDate.of(year, 12, 31).toString()),
                EdtfDate.parse(Integer.toString(year)));
    }

    /** The part of it up to the last day of a date inside it. */
    CalendarYear until(EdtfDate date) {
        EdtfDate last = EdtfDate.parse(LocalDate.ofEpochDay(date.latestDay()).toString());
        return new CalendarYear(year, firstDay, last, EdtfDate.parse(firstDay + "/" + last));
    }

    /**
     * Whether something of that date was in the year. What lasts was in every year that it touches; of what began at an unknown time
     * when, only the end counts, and never for certain.
     *
     * @param date null where it is not known
     * @return empty if not; true if for certain: on whichever day it was, and nothing is marked as approximate or uncertain
     */
    Optional<Boolean> holds(EdtfDate date) {
        if (date == null || date.isInterval() && date.start() == null && date.end() == null) {
            return Optional.empty();
        }
        boolean openStart = date.isInterval() && date.start() == null;
        EdtfDate known = openStart ? date.end() : date;
        // By days: a qualifier takes certainty away, but adds no days.
        if (known.earliestDay() > lastDay.latestDay() || known.latestDay() < firstDay.earliestDay()) {
            return Optional.empty();
        }
        boolean certain = !openStart
                && !known.isQualified()
                && known.begunBy(lastDay, Certainty.CERTAIN)
                && !known.overBy(firstDay, Certainty.POSSIBLE);
        return Optional.of(certain);
    }
}
