package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as lists have them: EDTF, or day, month and year with dots between. */
final class WrittenDate {

    private static final Pattern DOTTED = Pattern.compile("(?:(\\d{1,2})\\. ?)?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern TIME_OF_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T00:00:00(\\.0+)?Z?");
    private static final Pattern NO_YEAR = Pattern.compile("0+");
    private static final Pattern SHORT_YEAR = Pattern.compile("'?\\d{1,2}");

    private WrittenDate() {}

    /** @throws RejectedRowException if it is none, or could be several */
    static EdtfDate parse(String text) {
        if (NO_YEAR.matcher(text).matches()) {
            throw new RejectedRowException("the date " + text + " is no year");
        }
        if (SHORT_YEAR.matcher(text).matches()) {
            throw new RejectedRowException("the date " + text + " leaves the century open");
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            return dotted(text, dotted);
        }
        // As Wikidata's query service answers days.
        Matcher day = TIME_OF_DAY.matcher(text);
        try {
            EdtfDate date = EdtfDate.parse(day.matches() ? day.group(1) : text);
            if (date.isInterval() && date.start() != null && date.end() != null) {
                throw new RejectedRowException(
                        "the date " + text + " is a span of time, and no day on which a partnership began");
            }
            return date;
        } catch (IllegalArgumentException e) {
            throw new RejectedRowException("the date " + text + " cannot be read: " + e.getMessage());
        }
    }

    private static EdtfDate dotted(String text, Matcher parts) {
        int year = Integer.parseInt(parts.group(3));
        int month = Integer.parseInt(parts.group(2));
        try {
            LocalDate first = LocalDate.of(year, month, parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1)));
            return EdtfDate.parse(parts.group(1) == null ? first.toString().substring(0, 7) : first.toString());
        } catch (DateTimeException e) {
            throw new RejectedRowException("the date " + text + " is in no calendar");
        }
    }
}
