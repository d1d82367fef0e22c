package dev.sistercity.registry.transfer.statement.date;

/** Numbers in Chinese characters, as {@code 四十八} and {@code 一九九四}. */
final class KanjiNumber {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String UNITS = "十百千";
    private static final int[] WORTH = {10, 100, 1000};

    private KanjiNumber() {}

    /** The text with figures for each number before 年, 月, 日 or 号. */
    static String inFigures(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && isNumber(text.charAt(end))) {
                end++;
            }
            boolean counted = end > i && end < text.length() && "年月日号".indexOf(text.charAt(end)) >= 0;
            if (counted) {
                out.append(value(text.substring(i, end)));
                i = end;
            } else {
                out.append(text, i, Math.max(end, i + 1));
                i = Math.max(end, i + 1);
            }
        }
        return out.toString();
    }

    private static boolean isNumber(char c) {
        return digit(c) >= 0 || UNITS.indexOf(c) >= 0;
    }

    private static int digit(char c) {
        return c == '零' ? 0 : DIGITS.indexOf(c);
    }

    private static String value(String number) {
        if (number.length() > 9) {
            return number;
        }
        boolean counted = number.chars().anyMatch(c -> UNITS.indexOf(c) >= 0);
        if (!counted) {
            StringBuilder figures = new StringBuilder();
            number.chars().forEach(c -> figures.append(digit((char) c)));
            return figures.toString();
        }
        int sum = 0;
        int last = 0;
        for (char c : number.toCharArray()) {
            int unit = UNITS.indexOf(c);
            if (unit < 0) {
                last = digit(c);
            } else {
                sum += Math.max(1, last) * WORTH[unit];
                last = 0;
            }
        }
        return Integer.toString(sum + last);
    }
}
