package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words of which one place has one and its neighbour another: East Hendred is no slip of West Hendred; {@code match/opposite-words.tsv}. All
 * comparisons are of folded words ({@link NameKeys#folded}).
 */
public final class Opposites {

    /** Words that begin alike are forms of one: grand and grande. */
    private static final int STEM = 3;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,.()/-]+");

    /** Which groups a word belongs to. */
    private static final Map<String, Set<Integer>> GROUPS = new HashMap<>();

    static {
        List<String[]> rows = TsvResource.rows("/match/opposite-words.tsv");
        for (int group = 0; group < rows.size(); group++) {
            for (String word : rows.get(group)[1].split("\\|")) {
                GROUPS.computeIfAbsent(NameKeys.folded(word), none -> new HashSet<>())
                        .add(group);
            }
        }
    }

    private Opposites() {}

    /** Whether of two names each has a word of one group, and they are different ones. */
    static boolean tellApart(String one, String other) {
        Set<String> here = words(one);
        Set<String> there = words(other);
        return here.stream().filter(word -> !there.contains(word)).anyMatch(word -> there.stream()
                .filter(opposite -> !here.contains(opposite))
                .anyMatch(opposite -> areOpposite(word, opposite)));
    }

    /** Keys of names that have such a word before or behind a name: {@code lowerhutt} and {@code huttupper} for Hutt. */
    public static Set<String> keysWith(String name) {
        String bare = NameKeys.folded(name);
        return bare.isEmpty()
                ? Set.of()
                : GROUPS.keySet().stream()
                        .flatMap(word -> Stream.of(word + bare, bare + word))
                        .collect(Collectors.toSet());
    }

    /** Whether a name is another and such a word, each a word of its own: Lower Hutt, but not Oberursel. */
    public static boolean isWith(String full, String name) {
        String bare = NameKeys.folded(name);
        List<String> words =
                Arrays.stream(BETWEEN.split(full)).map(NameKeys::folded).toList();
        int last = words.size() - 1;
        return last > 0
                && (GROUPS.containsKey(words.get(0))
                                && String.join("", words.subList(1, last + 1)).equals(bare)
                        || GROUPS.containsKey(words.get(last))
                                && String.join("", words.subList(0, last)).equals(bare));
    }

    private static boolean areOpposite(String one, String other) {
        if (one.length() >= STEM && other.startsWith(one.substring(0, STEM))) {
            return false;
        }
        Set<Integer> groups = GROUPS.getOrDefault(one, Set.of());
        return GROUPS.getOrDefault(other, Set.of()).stream().anyMatch(groups::contains);
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        Arrays.stream(BETWEEN.split(name)).map(NameKeys::folded).forEach(words::add);
        return words;
    }
}
