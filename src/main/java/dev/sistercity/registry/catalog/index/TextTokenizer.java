package dev.sistercity.registry.catalog.index;

import com.ibm.icu.text.Normalizer2;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Text as it is searched and sorted: compatibility forms unified, case and diacritics folded away (NFKC_Casefold, then
 * decomposed without combining marks). Han characters are words of their own, since they are written without spaces.
 */
public final class TextTokenizer {

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFKDInstance();

    private TextTokenizer() {}

    public static String fold(String text) {
        // Most names are, and of these nothing but the case is folded.
        return NameKeys.isAscii(text) ? text.toLowerCase(Locale.ROOT) : foldAny(text);
    }

    /** By the tables of Unicode. */
    static String foldAny(String text) {
        String decomposed = DECOMPOSE.normalize(CASEFOLD.normalize(text));
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Hands on the folded words of a text. */
    public static void each(String text, Consumer<String> word) {
        StringBuilder current = new StringBuilder();
        fold(text).codePoints().forEach(c -> {
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (current.length() > 0 && (han || !Character.isLetterOrDigit(c))) {
                word.accept(current.toString());
                current.setLength(0);
            }
            if (han) {
                word.accept(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                current.appendCodePoint(c);
            }
        });
        if (current.length() > 0) {
            word.accept(current.toString());
        }
    }
}
