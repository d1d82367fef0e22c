package dev.sistercity.registry.shared.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Reads EDTF level 1 by hand, in one pass and without backtracking: dates come by the hundred thousand when the registry
 * starts, and from strangers. One expression has one spelling, so nothing is normalised.
 */
final class EdtfParser {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_SHOWN = 40;
    private static final String ALLOWED = "; write 1994, 1994-10 or 1994-10-09, 1994~ (about), 1994? (uncertain), 199X,"
            + " 2021-12-07/2021-12-08, 2009/.. (open), or another EDTF level 1 expression without a time";

    private EdtfParser() {}

    static EdtfDate parse(String text) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("The date is empty" + ALLOWED);
        }
        if (text.length() > MAX_LENGTH) {
            throw refusal(text, "is longer than " + MAX_LENGTH + " characters");
        }
        int slash = text.indexOf('/');
        return slash < 0 ? point(text, text) : interval(text, slash);
    }

    private static EdtfDate interval(String text, int slash) {
        EdtfDate start = end(text, text.substring(0, slash));
        EdtfDate end = end(text, text.substring(slash + 1));
        if (start == null && end == null) {
            throw refusal(text, "is an interval without any date");
        }
        if (start != null && end != null && start.earliestDay() > end.latestDay()) {
            throw refusal(text, "is an interval that ends before it starts");
        }
        return EdtfDate.interval(text, start, end);
    }

    private static EdtfDate end(String whole, String part) {
        if (part.isEmpty() || part.equals("..")) {
            return null;
        }
        if (part.indexOf('X') >= 0) {
            throw refusal(whole, "has unspecified digits in an interval, which EDTF level 1 does not allow");
        }
        return point(whole, part);
    }

    private static EdtfDate point(String whole, String text) {
        int length = text.length();
        if (length > 0 && "~?%".indexOf(text.charAt(length - 1)) >= 0) {
            length--;
        }
        if (length > 0 && text.charAt(0) == 'Y') {
            return longYear(whole, text, length);
        }
        int yearStart = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int yearEnd = yearStart + 4;
        if (yearStart == 0 && length == 4 && text.charAt(3) == 'X') {
            return unspecifiedYears(whole, text);
        }
        int year = yearEnd > length ? -1 : number(text, yearStart, yearEnd);
        if (year < 0 || (yearStart == 1 && year == 0)) {
            throw refusal(whole, "does not begin with a year of four digits");
        }
        if (yearStart == 1) {
            year = -year;
        }
        if (length == yearEnd) {
            return years(text, year, year, Precision.YEAR);
        }
        boolean toMonth = length == yearEnd + 3 && text.charAt(yearEnd) == '-';
        boolean toDay = length == yearEnd + 6 && text.charAt(yearEnd) == '-' && text.charAt(yearEnd + 3) == '-';
        if (!toMonth && !toDay) {
            throw refusal(whole, "has something after the year that is not -MM or -MM-DD");
        }
        return inYear(whole, text, year, yearEnd + 1, toDay ? yearEnd + 4 : -1);
    }

    private static EdtfDate inYear(String whole, String text, int year, int monthAt, int dayAt) {
        boolean dayUnspecified = dayAt >= 0 && unspecified(text, dayAt);
        if (unspecified(text, monthAt)) {
            if (dayAt >= 0 && !dayUnspecified) {
                throw refusal(whole, "has a day of an unspecified month, which EDTF level 1 does not allow");
            }
            return years(text, year, year, Precision.YEAR);
        }
        int month = number(text, monthAt, monthAt + 2);
        if (dayAt < 0 && month >= 21 && month <= 24) {
            return season(text, year, month);
        }
        if (month < 1 || month > 12) {
            throw refusal(whole, "has a month that is not 01 to 12" + (dayAt < 0 ? " (or a season, 21 to 24)" : ""));
        }
        if (dayAt < 0 || dayUnspecified) {
            YearMonth yearMonth = YearMonth.of(year, month);
            long first = yearMonth.atDay(1).toEpochDay();
            return EdtfDate.point(text, first, yearMonth.atEndOfMonth().toEpochDay(), Precision.MONTH);
        }
        return day(whole, text, year, month, number(text, dayAt, dayAt + 2));
    }

    private static EdtfDate day(String whole, String text, int year, int month, int day) {
        try {
            long epochDay = LocalDate.of(year, month, day).toEpochDay();
            return EdtfDate.point(text, epochDay, epochDay, Precision.DAY);
        } catch (DateTimeException e) {
            String monthName = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            String fault = "has a day that " + monthName + " " + year + " does not have";
            throw refusal(whole, day < 0 ? "has a day that is not two digits" : fault);
        }
    }

    /** The hemisphere is unknown; the bounds hold the meteorological and the astronomical season of both. */
    private static EdtfDate season(String text, int year, int season) {
        boolean springOrAutumn = season == 21 || season == 23;
        LocalDate first = springOrAutumn ? LocalDate.of(year, 3, 1) : LocalDate.of(year - 1, 12, 1);
        LocalDate last = springOrAutumn ? LocalDate.of(year, 12, 21) : LocalDate.of(year + 1, 3, 20);
        return EdtfDate.point(text, first.toEpochDay(), last.toEpochDay(), Precision.SEASON);
    }

    private static EdtfDate unspecifiedYears(String whole, String text) {
        boolean century = text.charAt(2) == 'X';
        int known = number(text, 0, century ? 2 : 3);
        if (known < 0) {
            throw refusal(whole, "has unspecified digits elsewhere than in the last one or two of the year");
        }
        int width = century ? 100 : 10;
        int first = known * width;
        return years(text, first, first + width - 1, century ? Precision.CENTURY : Precision.DECADE);
    }

    private static EdtfDate longYear(String whole, String text, int length) {
        boolean negative = length > 1 && text.charAt(1) == '-';
        int from = negative ? 2 : 1;
        int digits = length - from;
        int year = digits < 5 || digits > 9 || text.charAt(from) == '0' ? -1 : number(text, from, length);
        if (year < 0) {
            throw refusal(whole, "needs a year of five to nine digits after the Y, the first of them not 0");
        }
        return negative ? years(text, -year, -year, Precision.YEAR) : years(text, year, year, Precision.YEAR);
    }

    private static EdtfDate years(String text, int first, int last, Precision precision) {
        long earliest = Year.of(first).atDay(1).toEpochDay();
        long latest = LocalDate.of(last, 12, 31).toEpochDay();
        return EdtfDate.point(text, earliest, latest, precision);
    }

    private static boolean unspecified(String text, int from) {
        return text.charAt(from) == 'X' && text.charAt(from + 1) == 'X';
    }

    /** The number that ASCII digits write; -1 where anything else stands among them. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static IllegalArgumentException refusal(String text, String fault) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        if (text.codePointCount(0, text.length()) > MAX_SHOWN) {
            shown.append('…');
        }
        return new IllegalArgumentException("\"" + shown + "\" " + fault + ALLOWED);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
