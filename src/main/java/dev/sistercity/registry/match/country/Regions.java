package dev.sistercity.registry.match.country;

import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.table.TsvResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of states, provinces, counties, their codes in ISO 3166-2, and the codes by which GeoNames says that a place lies in them. From GeoNames
 * (CC BY 4.0), with names in use that it does not have; {@code match/regions.tsv}.
 */
public final class Regions {

    private static final String RESOURCE = "/match/regions.tsv";
    private static final String CODES = "/match/region-codes.tsv";
    /** Of ISO 3166-2, with that of the country: {@code US-IL}. */
    private static final Pattern WHOLE_CODE = Pattern.compile("(?<country>[A-Za-z]{2})-(?<division>[A-Za-z0-9]{1,3})");

    private Regions() {}

    /** Divisions of a country that are called so; empty if none is known. */
    public static Set<Region> named(String country, String name) {
        Matcher code = WHOLE_CODE.matcher(name);
        boolean ours = code.matches() && code.group("country").equalsIgnoreCase(country);
        String called = ours ? code.group("division") : name;
        return All.BY_KEY.getOrDefault(country + " " + AdminUnitWords.regionKey(called), Set.of());
    }

    /** Whether any country has a division that is called so, or has this code. */
    public static boolean isAnywhere(String name) {
        Matcher code = WHOLE_CODE.matcher(name);
        return All.COUNTRIES.containsKey(AdminUnitWords.regionKey(name))
                || code.matches()
                        && !named(code.group("country").toUpperCase(Locale.ROOT), name)
                                .isEmpty();
    }

    /** Whether no other country has a division that is called so. */
    static boolean isOnlyIn(Set<String> countries, String name) {
        return countries.containsAll(All.COUNTRIES.getOrDefault(AdminUnitWords.regionKey(name), Set.of()));
    }

    /** @param admin2 empty for a first-order division */
    public record Region(String admin1, String admin2) {

        public boolean has(KnownPlace knownPlace) {
            return knownPlace.place() != null
                    && knownPlace.place().admin1().equals(admin1)
                    && (admin2.isEmpty()
                            || knownPlace.place().admin2().isEmpty()
                            || knownPlace.place().admin2().equals(admin2));
        }
    }

    /** Read at the first question. */
    private static final class All {

        static final Map<String, Set<Region>> BY_KEY = read();
        /** In which countries, by the key alone. */
        static final Map<String, Set<String>> COUNTRIES = BY_KEY.keySet().stream()
                .collect(Collectors.groupingBy(
                        key -> key.substring(key.indexOf(' ') + 1),
                        Collectors.mapping(key -> key.substring(0, key.indexOf(' ')), Collectors.toSet())));

        private static Map<String, Set<Region>> read() {
            Map<String, Set<Region>> regions = new HashMap<>();
            TsvResource.rows(RESOURCE).forEach(cells -> add(regions, cells));
            TsvResource.rows(CODES).forEach(cells -> addCodes(regions, cells[0], cells[1]));
            return regions;
        }

        private static void add(Map<String, Set<Region>> regions, String[] cells) {
            Region region = new Region(cells[1], cells[2]);
            for (String name : cells[3].split("\\|")) {
                put(regions, cells[0], name, region);
            }
            boolean letters = cells[1].length() > 1 && Character.isLetter(cells[1].charAt(0));
            if (cells[2].isEmpty() && letters) {
                put(regions, cells[0], cells[1], region);
            }
        }

        private static void addCodes(Map<String, Set<Region>> regions, String country, String codes) {
            for (String code : codes.split("\\|")) {
                String[] divisions = code.substring(code.indexOf('=') + 1).split("\\.");
                Region region = new Region(divisions[0], divisions.length > 1 ? divisions[1] : "");
                put(regions, country, code.substring(0, code.indexOf('=')), region);
            }
        }

        private static void put(Map<String, Set<Region>> regions, String country, String name, Region region) {
            regions.computeIfAbsent(country + " " + AdminUnitWords.regionKey(name), key -> new HashSet<>())
                    .add(region);
        }
    }
}
