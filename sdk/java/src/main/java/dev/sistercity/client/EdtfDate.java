package dev.sistercity.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, or an interval of dates, as EDTF level 1 writes it and as the registry reads it: {@code 1994}, {@code 1994-10}, {@code 199X},
 * {@code 1986?}, {@code 2021-12-07/2021-12-08}, {@code 2009/..}. Days are those of the proleptic Gregorian calendar.
 */
public final class EdtfDate {

    /** How much of a date is known. */
    public enum Precision {
        DAY,
        MONTH,
        SEASON,
        YEAR,
        DECADE,
        CENTURY,
        INTERVAL
    }

    private static final int LONGEST = 64;
    private static final int SHOWN = 40;
    private static final Pattern POINT = Pattern.compile("(?:Y(?<long>-?[1-9][0-9]{4,8})"
            + "|(?<century>[0-9]{2})XX"
            + "|(?<decade>[0-9]{3})X"
            + "|(?<year>-?[0-9]{4})(?:-(?<month>[0-9]{2}|XX)(?:-(?<day>[0-9]{2}|XX))?)?)[~?%]?");

    private final String text;
    private final Precision precision;
    private final LocalDate first;
    private final LocalDate last;

    private EdtfDate(String text, Precision precision, LocalDate first, LocalDate last) {
        this.text = text;
        this.precision = precision;
        this.first = first;
        this.last = last;
    }

    /** @throws IllegalArgumentException the text is no date of EDTF level 1 without a time */
    public static EdtfDate parse(String text) {
        if (text.length() > LONGEST) {
            throw refusal(text);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return point(text, text);
        }
        EdtfDate start = end(text, text.substring(0, slash));
        EdtfDate end = end(text, text.substring(slash + 1));
        if (start == null && end == null || start != null && end != null && start.first.isAfter(end.last)) {
            throw refusal(text);
        }
        return new EdtfDate(
                text, Precision.INTERVAL, start == null ? null : start.first, end == null ? null : end.last);
    }

    /** Null where it is open or unknown. */
    private static EdtfDate end(String whole, String part) {
        if (part.isEmpty() || part.equals("..")) {
            return null;
        }
        if (part.indexOf('X') >= 0) {
            throw refusal(whole);
        }
        return point(whole, part);
    }

    private static EdtfDate point(String whole, String text) {
        Matcher match = POINT.matcher(text);
        if (!match.matches()) {
            throw refusal(whole);
        }
        if (match.group("long") != null) {
            int year = Integer.parseInt(match.group("long"));
            return years(text, year, year, Precision.YEAR);
        }
        if (match.group("century") != null) {
            int from = Integer.parseInt(match.group("century")) * 100;
            return years(text, from, from + 99, Precision.CENTURY);
        }
        if (match.group("decade") != null) {
            int from = Integer.parseInt(match.group("decade")) * 10;
            return years(text, from, from + 9, Precision.DECADE);
        }
        if (match.group("year").equals("-0000")) {
            throw refusal(whole);
        }
        return inYear(whole, text, Integer.parseInt(match.group("year")), match.group("month"), match.group("day"));
    }

    private static EdtfDate inYear(String whole, String text, int year, String month, String day) {
        boolean anyDay = day == null || day.equals("XX");
        if (month == null || month.equals("XX")) {
            if (!anyDay) {
                throw refusal(whole);
            }
            return years(text, year, year, Precision.YEAR);
        }
        int number = Integer.parseInt(month);
        if (day == null && number >= 21 && number <= 24) {
            // The hemisphere is unknown: the bounds hold the season of both.
            return number % 2 == 1
                    ? known(text, Precision.SEASON, LocalDate.of(year, 3, 1), LocalDate.of(year, 12, 21))
                    : known(text, Precision.SEASON, LocalDate.of(year - 1, 12, 1), LocalDate.of(year + 1, 3, 20));
        }
        try {
            if (anyDay) {
                YearMonth all = YearMonth.of(year, number);
                return known(text, Precision.MONTH, all.atDay(1), all.atEndOfMonth());
            }
            LocalDate date = LocalDate.of(year, number, Integer.parseInt(day));
            return known(text, Precision.DAY, date, date);
        } catch (DateTimeException e) {
            throw refusal(whole);
        }
    }

    private static EdtfDate years(String text, int from, int to, Precision precision) {
        return known(text, precision, LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31));
    }

    private static EdtfDate known(String text, Precision precision, LocalDate first, LocalDate last) {
        return new EdtfDate(text, precision, first, last);
    }

    private static IllegalArgumentException refusal(String text) {
        return new IllegalArgumentException('"' + text.substring(0, Math.min(SHOWN, text.length()))
                + "\" is no date of EDTF level 1, such as 1994, 1994-10, 199X or 2009/..");
    }

    public Precision precision() {
        return precision;
    }

    /** The first day that this can mean; empty where an interval begins openly. */
    public Optional<LocalDate> earliest() {
        return Optional.ofNullable(first);
    }

    /** The last day that this can mean; empty where an interval ends openly. */
    public Optional<LocalDate> latest() {
        return Optional.ofNullable(last);
    }

    /** Whether it, or an end of it, is marked {@code ~} or {@code %}. */
    public boolean isApproximate() {
        return text.indexOf('~') >= 0 || text.indexOf('%') >= 0;
    }

    /** Whether it, or an end of it, is marked {@code ?} or {@code %}. */
    public boolean isUncertain() {
        return text.indexOf('?') >= 0 || text.indexOf('%') >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdtfDate date && text.equals(date.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was read. */
    @Override
    public String toString() {
        return text;
    }
}
