package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How else a unit may be written that has a word of its kind beside its name: the word stands before or behind it, and lists have words of
 * several languages for it ({@code match/unit-synonyms.tsv}): {@code Gmina wiejska Sanok} is {@code Sanok (rural gmina)}.
 */
final class UnitNames {

    private static final Pattern BETWEEN = Pattern.compile("[\\s(),\\[\\]（）_]++");
    /** What stands between such a word and a name. */
    private static final List<String> BEFORE_NAMES = List.of(" ", " of ", " de ", " du ", " d'", " di ");

    private static final Pattern OF = Pattern.compile(" (?:of|de|du|di)$", Pattern.CASE_INSENSITIVE);

    /** By each of them, all words for one kind of unit. */
    private static final Map<String, List<String>> SYNONYMS = new HashMap<>();

    static {
        TsvResource.rows("/match/unit-synonyms.tsv").forEach(cells -> {
            List<String> words = Arrays.asList(cells[0].split("\\|"));
            words.forEach(word -> SYNONYMS.computeIfAbsent(NameKeys.folded(word), none -> new ArrayList<>())
                    .addAll(words));
        });
    }

    private UnitNames() {}

    /** @param spellings of what is written; the first one by other words, too */
    static List<String> with(List<String> spellings) {
        return Stream.concat(spellings.stream(), others(spellings.get(0)).stream())
                .distinct()
                .toList();
    }

    /** Other ways to write a unit; empty where no word says that it is one, or nothing but that is written. */
    private static List<String> others(String text) {
        String plain = String.join(" ", BETWEEN.split(text.strip())).strip();
        AdminUnitWords.Bare bare = AdminUnitWords.bare(plain);
        String name = bare.name();
        Optional<String> word = bare.above() && !name.isEmpty() ? beside(plain, name) : Optional.empty();
        Set<String> others = new LinkedHashSet<>();
        word.ifPresent(own -> {
            List<String> words = new ArrayList<>(List.of(own));
            words.addAll(SYNONYMS.getOrDefault(NameKeys.folded(own), List.of()));
            words.forEach(each -> {
                BEFORE_NAMES.forEach(of -> others.add(each + of + name));
                others.add(name + " " + each);
            });
        });
        return List.copyOf(others);
    }

    private static Optional<String> beside(String plain, String name) {
        String word = plain.startsWith(name + " ")
                ? plain.substring(name.length()).strip()
                : plain.endsWith(" " + name)
                        ? OF.matcher(plain.substring(0, plain.length() - name.length() - 1))
                                .replaceFirst("")
                        : "";
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }
}
