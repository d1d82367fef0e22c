package dev.sistercity.registry.match.country;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which codes of ISO 3166-1 are for parts of a state that has one itself, or for what it is also listed under: a city of La
 * Réunion may be written with France.
 */
public final class Territories {

    private static final Map<String, Set<String>> OF = Map.ofEntries(
            Map.entry("AU", Set.of("CC", "CX", "NF")),
            Map.entry("CN", Set.of("HK", "MO")),
            Map.entry("CY", Set.of("GB")),
            Map.entry("DK", Set.of("FO", "GL")),
            Map.entry("FI", Set.of("AX")),
            Map.entry("FR", Set.of("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT")),
            Map.entry("GB", Set.of("AI", "BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG")),
            Map.entry("IL", Set.of("PS")),
            Map.entry("MA", Set.of("EH")),
            Map.entry("NL", Set.of("AW", "BQ", "CW", "SX")),
            Map.entry("NO", Set.of("SJ")),
            Map.entry("NZ", Set.of("CK", "NU", "TK")),
            Map.entry("PS", Set.of("IL")),
            Map.entry("RS", Set.of("XK")),
            Map.entry("RU", Set.of("UA")),
            Map.entry("US", Set.of("AS", "GU", "MP", "PR", "UM", "VI")));

    /** States of their own, of which the state that they are listed under holds or claims a part. */
    private static final Set<String> STATES = Set.of("GB", "IL", "PS", "UA");

    private Territories() {}

    public static Set<String> of(String code) {
        return OF.getOrDefault(code, Set.of());
    }

    /** Whether all codes are for parts of a state, and none for another state. */
    static boolean areOf(String state, Set<String> codes) {
        return of(state).containsAll(codes) && codes.stream().noneMatch(STATES::contains);
    }

    /** Countries, and their parts that have codes of their own. */
    public static Set<String> with(Set<String> countries) {
        Set<String> all = new HashSet<>(countries);
        countries.forEach(code -> all.addAll(of(code)));
        return all;
    }
}
