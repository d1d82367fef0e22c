package dev.sistercity.registry.shared.table;

/** Blanks of any kind: what editors, spreadsheets and web pages leave around a text, seen or not. */
public final class Blanks {

    /** Letters and signs by their class that show nothing: Hangul fillers, the empty Braille cell. */
    private static final String SHOW_NOTHING = "\u115F\u1160\u3164\uFFA0\u2800";

    private Blanks() {}

    /** The text without blanks at either end. */
    public static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The same, with one plain space for each run of blanks inside. */
    public static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (isSpace(c) && !collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        return stripped(collapsed.toString());
    }

    public static boolean isBlank(char c) {
        return c == ' '
                || isSpace(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || SHOW_NOTHING.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
