package dev.sistercity.registry.transfer.statement.date;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Words of dates: names of months and days of the week by Unicode CLDR, and what stands beside dates in lists. */
final class DateWords {

    /** A word that is the name of two different months in two languages: Croatian October is Czech November. */
    static final int SEVERAL = -1;

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "ru", "pl", "nl", "cs", "sk", "hu", "uk", "be", "tr", "sv", "da", "nb",
            "nn", "fi", "is", "ro", "bg", "mk", "hr", "sr", "sr-Latn", "bs", "sl", "el", "et", "lv", "lt", "ar", "he",
            "fa", "ca", "eu", "gl", "sq", "ga", "cy", "mt", "ka", "hy", "az", "kk", "uz", "th", "id", "ms", "hi", "sw",
            "af", "lb");
    private static final int MONTHS = 12;
    private static final int SHORTEST = 2;
    private static final String MONTH = "month-";

    private static final NavigableMap<String, Integer> BY_NAME = new TreeMap<>();
    private static final Map<String, Set<String>> BY_ROLE = new HashMap<>();
    private static final Set<String> WEEKDAYS = new HashSet<>();

    static {
        LANGUAGES.forEach(DateWords::addNames);
        TsvResource.rows("/import/date-words.tsv").forEach(row -> {
            for (String word : row[1].split("\\|")) {
                if (row[0].startsWith(MONTH)) {
                    addMonth(word, Integer.parseInt(row[0].substring(MONTH.length())));
                } else {
                    BY_ROLE.computeIfAbsent(row[0], none -> new HashSet<>()).add(DateText.lower(word));
                }
            }
        });
    }

    private DateWords() {}

    private static void addNames(String language) {
        DateFormatSymbols symbols = new DateFormatSymbols(new ULocale(language));
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                String[] months = symbols.getMonths(context, width);
                for (int i = 0; i < MONTHS; i++) {
                    addMonth(months[i], i + 1);
                }
                Arrays.stream(symbols.getWeekdays(context, width)).forEach(day -> {
                    if (day != null && !day.isEmpty()) {
                        WEEKDAYS.add(key(day));
                    }
                });
            }
        }
    }

    private static void addMonth(String name, int month) {
        String key = key(name);
        boolean word = (key.length() > SHORTEST || isThai(key)) && key.chars().noneMatch(Character::isDigit);
        if (word) {
            BY_NAME.merge(key, month, (known, also) -> known.equals(also) ? known : SEVERAL);
        }
    }

    /** Whose months are two letters, cut short. */
    private static boolean isThai(String key) {
        return key.length() == SHORTEST && Character.UnicodeScript.of(key.charAt(0)) == Character.UnicodeScript.THAI;
    }

    private static String key(String word) {
        return NameKeys.folded(word);
    }

    /** From 1 to 12; 0 for no month, {@link #SEVERAL} for a word that could be two. A name may be cut short. */
    static int month(String word) {
        String key = key(word);
        Integer whole = BY_NAME.get(key);
        if (whole != null || key.length() <= SHORTEST) {
            return whole == null ? 0 : whole;
        }
        Set<Integer> begun =
                new HashSet<>(BY_NAME.subMap(key, key + Character.MAX_VALUE).values());
        return begun.isEmpty() ? 0 : begun.size() == 1 ? begun.iterator().next() : SEVERAL;
    }

    static boolean isWeekday(String word) {
        return WEEKDAYS.contains(key(word));
    }

    /** @param word in lower case */
    static boolean is(String role, String word) {
        return BY_ROLE.get(role).contains(word);
    }

    static Set<String> of(String role) {
        return BY_ROLE.get(role);
    }
}
