package dev.sistercity.registry.shared.http;

import java.util.Optional;

/** What text may hold. */
public final class Characters {

    private Characters() {}

    /** Why a text cannot be stored, or empty: a NUL, a lone surrogate, or the mark of bytes that were no UTF-8. */
    public static Optional<String> fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("must not contain NUL (U+0000)");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("must not contain a lone surrogate");
            }
        }
        return Optional.empty();
    }

    /** The text with everything that a log, a header or a JSON string would choke on replaced by a question mark. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                                ? '?'
                                : c));
        return printable.toString();
    }

    /** The text with what neither iCalendar nor XML 1.0 can hold (control characters, non-characters) replaced by U+FFFD. */
    public static String writable(String text) {
        return text.chars().allMatch(Characters::isWritable)
                ? text
                : text.codePoints()
                        .map(c -> isWritable(c) ? c : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isWritable(int c) {
        return c >= ' ' ? c != 0x7F && c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
    }
}
