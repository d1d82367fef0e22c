package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.TsvResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a name is where a word of office does not bend it: {@code Rīgas} is of {@code Rīga}, {@code Θεσσαλονίκης} of {@code Θεσσαλονίκη};
 * {@code match/case-endings.tsv}. What comes of it is only looked up.
 */
final class CaseEndings {

    private static final int SHORTEST_STEM = 1;
    private static final Map<String, List<String[]>> BY_LANGUAGE = new HashMap<>();

    static {
        TsvResource.rows("/match/case-endings.tsv").forEach(cells -> BY_LANGUAGE
                .computeIfAbsent(cells[0], none -> new ArrayList<>())
                .add(cells));
    }

    private CaseEndings() {}

    /** @param language whose endings the name may have; one of which none are known has none */
    static Set<String> nominatives(String name, String language) {
        List<String[]> forms = BY_LANGUAGE.getOrDefault(language, List.of());
        Set<String> all = new LinkedHashSet<>();
        for (String begun : beginnings(name, forms)) {
            all.add(begun);
            all.addAll(ended(begun, forms));
        }
        all.remove(name);
        return all;
    }

    /** Of languages that change the beginning of a name: {@code Chorcaí} of {@code Corcaigh}; the name itself, too. */
    private static Set<String> beginnings(String name, List<String[]> forms) {
        Set<String> all = new LinkedHashSet<>(List.of(name));
        for (String[] cells : forms) {
            String written = cells[1].substring(0, cells[1].length() - (isBeginning(cells) ? 1 : 0));
            if (isBeginning(cells) && name.startsWith(written)) {
                all.add(cells[2].substring(0, cells[2].length() - 1) + name.substring(written.length()));
            }
        }
        return all;
    }

    private static boolean isBeginning(String[] cells) {
        return cells[1].endsWith("-");
    }

    private static Set<String> ended(String name, List<String[]> forms) {
        Set<String> all = new LinkedHashSet<>();
        for (String[] cells : forms) {
            int stem = name.length() - cells[1].length();
            if (stem >= SHORTEST_STEM && name.endsWith(cells[1])) {
                all.add(name.substring(0, stem) + cells[2]);
            }
        }
        return all;
    }
}
