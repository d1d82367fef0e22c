package dev.sistercity.registry.transfer.correction;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells as spreadsheets write them back: a date in the form of the country ({@code 10/1/1994}, {@code 01.10.94}), a month as its first
 * day or with its name ({@code Oct-94}), a whole number with a decimal comma.
 */
final class RewrittenCells {

    private static final Pattern FIGURES =
            Pattern.compile("(\\d{1,4})[./-] ?(\\d{1,2})[./-] ?(\\d{1,4})\\.?(?:[T ]00:00(?::00)?)?");
    private static final Pattern MONTH = Pattern.compile("(\\p{L}{3,12})\\.?[ -]'?(\\d{2})");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,15})(?:[.,]0{1,9})?");
    /** {@code yyyy-MM}, and of a day what follows. */
    private static final Pattern KNOWN = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");

    private RewrittenCells() {}

    /** A whole number; empty for what is none. */
    static OptionalLong whole(String cell) {
        Matcher whole = WHOLE.matcher(cell);
        return whole.matches() ? OptionalLong.of(Long.parseLong(whole.group(1))) : OptionalLong.empty();
    }

    /**
     * Whether a cell may be what a spreadsheet made of a date: then it says nothing new. Of a cell that could be two days, one is enough,
     * since a date that was corrected is another than both.
     *
     * @param known as the registry has it
     */
    static boolean isStill(EdtfDate known, String cell) {
        if (known.toString().equalsIgnoreCase(cell)) {
            return true;
        }
        Matcher date = KNOWN.matcher(known.toString());
        if (!date.matches()) {
            return false;
        }
        int year = Integer.parseInt(date.group(1));
        int month = Integer.parseInt(date.group(2));
        int day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
        Matcher figures = FIGURES.matcher(cell);
        if (figures.matches()) {
            int first = Integer.parseInt(figures.group(1));
            int second = Integer.parseInt(figures.group(2));
            int third = Integer.parseInt(figures.group(3));
            return isYear(figures.group(3), year)
                            && (first == day && second == month || first == month && second == day)
                    || isYear(figures.group(1), year) && second == month && third == day;
        }
        Matcher named = MONTH.matcher(cell);
        return date.group(3) == null
                && named.matches()
                && isYear(named.group(2), year)
                && known.equals(
                        WrittenDate.read(named.group(1) + ' ' + year, null).date());
    }

    private static boolean isYear(String figures, int year) {
        int written = Integer.parseInt(figures);
        return figures.length() == 4 ? written == year : figures.length() == 2 && written == year % 100;
    }
}
