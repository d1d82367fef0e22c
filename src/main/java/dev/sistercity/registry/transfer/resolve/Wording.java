package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text has all words of a name in their order, however it joins them or cuts them short: {@code Weiden i. d. OPf.} has
 * those of Weiden in der Oberpfalz, and {@code Zell (Mosel)} those of Zell an der Mosel.
 */
public final class Wording {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;/()\\[\\]–-]+|(?<=\\.)(?=\\p{L})");
    /** Between a name and where it lies; of one or two letters only where they are cut short. */
    private static final Set<String> JOINING = Set.of(
            "an", "am", "in", "im", "der", "dem", "den", "auf", "bei", "ob", "vor", "a.", "b.", "d.", "i.", "o.", "v.");

    private static final int SHORTEST = 2;

    private static final Pattern LYING = Pattern.compile(
            "\\A[\\s-]++(an der|am|an|a\\.\\s?d\\.|i\\.\\s?d\\.|im|in der|sur|en|lès|upon|on|nad|aan de|aan den)[\\s-]++\\p{L}",
            Pattern.CASE_INSENSITIVE);

    private Wording() {}

    public static boolean has(String text, String name) {
        String whole = NameKeys.folded(name);
        if (!whole.isEmpty() && NameKeys.folded(text).contains(whole)) {
            return true;
        }
        List<String> wanted = words(name);
        List<String> there = words(text);
        for (int start = 0; !wanted.isEmpty() && start + wanted.size() <= there.size(); start++) {
            if (isAt(there, start, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two names differ by few letters only; numbers tell districts apart. */
    public static boolean isNearly(String written, String name) {
        return NameKeys.folded(written).equals(NameKeys.folded(name)) || Misspelling.isNearly(written, name);
    }

    /** Whether behind a name nothing is written but the river or the land that it lies in. */
    public static boolean isWithWhereItLies(String written, String name) {
        return written.length() > name.length()
                && NameKeys.folded(written.substring(0, name.length())).equals(NameKeys.folded(name))
                && LYING.matcher(written.substring(name.length())).lookingAt();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN.split(text))
                .filter(word -> !word.isEmpty() && !JOINING.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean isAt(List<String> there, int start, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!isSame(there.get(start + i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String one, String other) {
        String a = NameKeys.folded(one);
        String b = NameKeys.folded(other);
        return a.equals(b) || isShort(one, a, b) || isShort(other, b, a);
    }

    /** Whether a word with a full stop behind it begins as another does, and has all of its letters from that. */
    private static boolean isShort(String word, String letters, String full) {
        if (!word.endsWith(".")
                || letters.length() < SHORTEST
                || full.isEmpty()
                || letters.charAt(0) != full.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < letters.length(); i++) {
            at += full.charAt(i) == letters.charAt(at) ? 1 : 0;
        }
        return at == letters.length();
    }
}
