package dev.sistercity.registry.transfer.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names of columns: upper and lower case, blanks, underscores and dashes never tell two apart. */
public final class ColumnNames {

    public static final Comparator<String> ORDER = Comparator.comparing(ColumnNames::key);

    /** The rows of a list name the same few columns again and again. */
    private static final Cache<String, String> KEYS =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private static final int LONGEST_KEPT = 200;

    private ColumnNames() {}

    /** Equal for names that are the same; in lower case, of letters and figures alone. */
    public static String key(String column) {
        return column.length() > LONGEST_KEPT ? made(column) : KEYS.get(column, ColumnNames::made);
    }

    private static String made(String column) {
        String lower = Normalizer.normalize(column, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(lower.length());
        lower.chars().filter(c -> Character.isLetterOrDigit(c)).forEach(c -> key.append((char) c));
        return key.isEmpty() ? lower.strip() : key.toString();
    }

    /** Each with a name of its own: a second column of a name gets a number, one without a name that of its place. */
    static List<String> distinct(List<String> header) {
        Set<String> taken = new TreeSet<>(ORDER);
        Map<String, Integer> numbers = new TreeMap<>(ORDER);
        List<String> distinct = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).isEmpty() ? "column " + (i + 1) : header.get(i);
            String own = name;
            while (!taken.add(own)) {
                own = name + " (" + numbers.merge(name, 2, (last, first) -> last + 1) + ")";
            }
            distinct.add(own);
        }
        return distinct;
    }
}
