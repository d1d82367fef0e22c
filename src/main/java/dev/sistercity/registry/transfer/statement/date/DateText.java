package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.table.Blanks;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the forms of dates have in common. */
final class DateText {

    private static final Pattern TIME = Pattern.compile(
            "(?<=\\d)(?:[tT]| )\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?: ?[apAP][mM])?(?: ?(?:[zZ]|UTC|GMT|[+-]\\d{2}:?\\d{2}))?$"
                    + "|(?<=\\d{4}-\\d{2}-\\d{2})(?:[zZ]|[+-]\\d{2}:\\d{2})$");
    private static final Pattern FOOTNOTE = Pattern.compile("(?<=\\d{4}) ?(?:\\[[\\w ]{1,3}\\]|\\*{1,3})$");
    /** A day, or day and month, that is left open before the rest. */
    private static final Pattern OPEN_PARTS =
            Pattern.compile("(?:(?:\\?{1,2}|[xX]{2}|_{1,2}) ?[./-] ?){1,2}(?=(?:\\d{1,2} ?[./-] ?)?\\d{4}$)");

    private static final Pattern HIJRI = Pattern.compile("(?<!\\d)1[234]\\d\\d(?!\\d)");
    private static final int LAST_YEAR = 9998;

    private DateText() {}

    /** One plain blank between words, figures of every script as 0 to 9, full-width letters as plain ones. */
    static String normalized(String cell) {
        String text = Blanks.collapsed(Normalizer.normalize(cell, Normalizer.Form.NFKC));
        StringBuilder normalized = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> normalized.appendCodePoint(
                        Character.isDigit(c)
                                ? '0' + Character.digit(c, 10)
                                : c == 0x2212 || c >= 0x2010 && c <= 0x2012 ? '-' : c));
        return normalized.toString();
    }

    /** {@code 1994[1]}, {@code 1994*} */
    static String withoutFootnote(String text) {
        return FOOTNOTE.matcher(text).replaceFirst("");
    }

    /** {@code ??.10.1994}, {@code xx.xx.1994}: what is left open is not told. */
    static String withoutOpenParts(String text) {
        Matcher open = OPEN_PARTS.matcher(text);
        return open.lookingAt() ? text.substring(open.end()) : text;
    }

    /**
     * Whether figures of Arabic or Persian are a year long past: lists that write them so count from the Hijra, by the moon or by the sun,
     * and a year of theirs is none of the calendar here.
     */
    static boolean isOfAnotherCalendar(String cell) {
        StringBuilder figures = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean arabic = c >= '\u0660' && c <= '\u0669' || c >= '\u06F0' && c <= '\u06F9';
            figures.append(arabic ? (char) ('0' + Character.digit(c, 10)) : ' ');
        }
        return HIJRI.matcher(figures).find();
    }

    /** {@code 1994-10-09 00:00:00}, {@code 1994-10-09+02:00}: no list knows the hour of a signature. */
    static String withoutTime(String text) {
        Matcher time = TIME.matcher(text);
        return time.find() ? text.substring(0, time.start()) : text;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * A date of the calendar.
     *
     * @param month 0 for none
     * @param day 0 for none
     * @param qualifier EDTF's, or empty
     */
    static WrittenDate of(int year, int month, int day, String qualifier) {
        if (year <= 0 || year > LAST_YEAR) {
            return WrittenDate.unread("is no year");
        }
        try {
            String iso = LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day)
                    .toString();
            String kept = month == 0 ? iso.substring(0, 4) : day == 0 ? iso.substring(0, 7) : iso;
            return WrittenDate.of(EdtfDate.parse(kept + qualifier));
        } catch (DateTimeException e) {
            return WrittenDate.unread("is in no calendar");
        }
    }

    static Optional<EdtfDate> edtf(String text) {
        try {
            return Optional.of(EdtfDate.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param group of the matcher; 0 where it matched nothing */
    static int number(Matcher matcher, String group) {
        String digits = matcher.group(group);
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
