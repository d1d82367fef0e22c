package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of which one place has one and its neighbour another: East Hendred is no slip of West Hendred; {@code match/opposite-words.tsv}. All
 * comparisons are of folded words ({@link NameKeys#folded}).
 */
final class Opposites {

    /** Words that begin alike are forms of one: grand and grande. */
    private static final int STEM = 3;

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

    private static boolean areOpposite(String one, String other) {
        if (one.length() >= STEM && other.startsWith(one.substring(0, STEM))) {
            return false;
        }
        Set<Integer> groups = GROUPS.getOrDefault(one, Set.of());
        return GROUPS.getOrDefault(other, Set.of()).stream().anyMatch(groups::contains);
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        Arrays.stream(name.split("[\\s,.()/-]+")).map(NameKeys::folded).forEach(words::add);
        return words;
    }
}
