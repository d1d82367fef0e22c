package dev.sistercity.registry.shared.table;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Signs for "there is nothing here": {@code n/a}, {@code -}, {@code NaN}, {@code k. A.}, {@code -99}. */
public final class Placeholders {

    private static final int LONGEST = 24;
    private static final Set<String> ANYWHERE = new HashSet<>();
    private static final Set<String> NOT_IN_NAMES = new HashSet<>();

    static {
        TsvResource.rows("/table/placeholders.tsv").forEach(row -> {
            for (String word : row[1].split("\\|")) {
                (row[0].equals("any") ? ANYWHERE : NOT_IN_NAMES).add(key(word));
            }
        });
    }

    private Placeholders() {}

    /** Whether a cell that is no name says that nothing is known. */
    public static boolean isNone(String cell) {
        String key = key(cell);
        return isNoName(cell) || key.length() <= LONGEST && NOT_IN_NAMES.contains(key);
    }

    /** The same of a name: there are towns called Nan and Na. */
    public static boolean isNoName(String cell) {
        String key = key(cell);
        return key.length() <= LONGEST && (ANYWHERE.contains(key) || key.chars().noneMatch(Character::isLetterOrDigit));
    }

    private static String key(String cell) {
        if (cell.length() > 2 * LONGEST) {
            return cell;
        }
        StringBuilder key = new StringBuilder(cell.length());
        Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c != '.' && !Blanks.isBlank((char) c))
                .forEach(c -> key.append((char) (c == '\u2212' || c == '\u2013' ? '-' : c)));
        return key.toString();
    }
}
