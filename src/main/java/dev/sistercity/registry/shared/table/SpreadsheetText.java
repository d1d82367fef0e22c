package dev.sistercity.registry.shared.table;

/**
 * Texts in the cells of CSV files. A spreadsheet takes what begins with one of a few characters for a formula and carries it
 * out (OWASP, "CSV Injection"), so such a text gets an apostrophe before it, which spreadsheets understand as "this is text".
 * Where a cell begins is for the reader to say: a spreadsheet whose list separator is a semicolon cuts ours at semicolons too,
 * so what follows a separator or a line break within a text gets its apostrophe as well. Reading takes these apostrophes off
 * again, and no other: every text comes back as it was.
 */
public final class SpreadsheetText {

    private static final char MARK = '\'';
    /** In full width and small form too: a Japanese spreadsheet makes no difference. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    private static final String BREAKS = "\t\r\n";
    private static final String SEPARATORS = ",;" + BREAKS;

    private SpreadsheetText() {}

    /** As it may stand in a cell. */
    public static String neutralized(String text) {
        StringBuilder cell = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at = next(text, at)) {
            if (isExecuted(text, at)) {
                cell = cell == null ? new StringBuilder(text.length() + 4) : cell;
                cell.append(text, copied, at).append(MARK);
                copied = at;
            }
        }
        return cell == null ? text : cell.append(text, copied, text.length()).toString();
    }

    /** What {@link #neutralized} was given. */
    public static String restored(String cell) {
        StringBuilder text = null;
        int copied = 0;
        for (int at = 0; at < cell.length(); at = next(cell, at)) {
            if (cell.charAt(at) == MARK && isExecuted(cell, at)) {
                text = text == null ? new StringBuilder(cell.length()) : text;
                text.append(cell, copied, at);
                copied = at + 1;
            }
        }
        return text == null ? cell : text.append(cell, copied, cell.length()).toString();
    }

    /** Behind the next separator: where a reader may begin another cell. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at + 1;
    }

    /**
     * Whether a cell that begins here may be a formula to some spreadsheet. Apostrophes count as part of the mark: otherwise a text with
     * one of its own would lose that.
     */
    private static boolean isExecuted(String text, int begin) {
        int at = begin;
        while (at < text.length() && isSkipped(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        return FORMULA.indexOf(text.charAt(at)) >= 0 || begin == 0 && BREAKS.indexOf(text.charAt(at)) >= 0;
    }

    /** What a reader may drop from the beginning of a cell: blanks, quotes, marks of byte order, what is not seen at all. */
    private static boolean isSkipped(char character) {
        return character == MARK
                || character == '"'
                || SEPARATORS.indexOf(character) < 0
                        && (Character.isWhitespace(character)
                                || Character.isSpaceChar(character)
                                || Character.isISOControl(character)
                                || Character.getType(character) == Character.FORMAT);
    }
}
