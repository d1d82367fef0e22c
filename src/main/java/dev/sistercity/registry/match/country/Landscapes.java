package dev.sistercity.registry.match.country;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rivers and landscapes that stand beside names of towns, and are neither divisions nor parts of these; {@code match/landscapes.tsv}. */
public final class Landscapes {

    private static final Map<String, Set<String>> BY_COUNTRY = new HashMap<>();

    static {
        for (String[] cells : TsvResource.rows("/match/landscapes.tsv")) {
            for (String name : cells[1].split("\\|")) {
                BY_COUNTRY.computeIfAbsent(cells[0], none -> new HashSet<>()).add(NameKeys.folded(name));
            }
        }
    }

    private Landscapes() {}

    /** @param key of the name, folded */
    public static boolean has(String country, String key) {
        return BY_COUNTRY.getOrDefault(country, Set.of()).contains(key);
    }
}
