package dev.sistercity.registry.transfer.statement.date;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date with days of renewal behind it, which are none of the beginning: {@code 1992, erneuert 2004}, {@code 1992 (rinnovato nel 2004)}. */
final class RenewalForm {

    private static final Pattern WORD = Pattern.compile("(?<word>[\\p{L}\\p{M}-]++)|(?<figures>\\d)");
    private static final Pattern BEHIND = Pattern.compile("(?<![\\s,;:/(\\[+&–-])[\\s,;:/(\\[+&–-]++$");

    private RenewalForm() {}

    static Optional<WrittenDate> read(String written) {
        String text = DateText.lower(written);
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group("word");
            if (word != null && isRenewal(word)) {
                String before = text.substring(0, words.start());
                int bracket = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
                String date = BEHIND.matcher(bracket > 0 ? before.substring(0, bracket) : before)
                        .replaceFirst("");
                return saysDatesAlone(text.substring(words.end()))
                        ? WrittenDate.single(date).filter(read -> read.date() != null)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Of Chinese and Japanese, at the end of what is written together with it. */
    private static boolean isRenewal(String word) {
        boolean han = Character.isIdeographic(word.codePointAt(word.length() - 1));
        return DateWords.is("renewed", word)
                || han && DateWords.of("renewed").stream().anyMatch(word::endsWith);
    }

    /** Nothing more is told, such as an end. */
    private static boolean saysDatesAlone(String rest) {
        Matcher words = WORD.matcher(rest);
        while (words.find()) {
            String word = words.group("word");
            boolean date = word == null
                    || DateWords.is("filler", word)
                    || DateWords.is("and", word)
                    || DateWords.is("renewed", word)
                    || DateWords.month(word) != 0;
            if (!date) {
                return false;
            }
        }
        return true;
    }
}
