package dev.sistercity.registry.shared.value;

/**
 * Texts in the cells of CSV files. A spreadsheet takes what begins with one of a few characters for a formula and carries it
 * out (OWASP, "CSV Injection"), so such a text gets an apostrophe before it, which spreadsheets understand as "this is text".
 * Reading takes that one apostrophe off again, and no other: every text comes back as it was.
 */
public final class SpreadsheetText {

    private static final char MARK = '\'';
    /** The last four are the first four in full width: a Japanese spreadsheet makes no difference. */
    private static final String EXECUTED = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetText() {}

    /** As it may stand in a cell. */
    public static String neutralized(String text) {
        return isExecuted(text) ? MARK + text : text;
    }

    /** What {@link #neutralized} was given. */
    public static String restored(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == MARK && isExecuted(cell) ? cell.substring(1) : cell;
    }

    /** Apostrophes before it count as part of the mark: otherwise a text with one of its own would lose that. */
    private static boolean isExecuted(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == MARK) {
            first++;
        }
        return first < text.length() && EXECUTED.indexOf(text.charAt(first)) >= 0;
    }
}
