package dev.sistercity.registry.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names of states, provinces, counties and the codes by which GeoNames says that a place lies in them. From GeoNames
 * (CC BY 4.0), with names in use that it does not have; {@code match/regions.tsv}.
 */
final class Regions {

    private static final String RESOURCE = "/match/regions.tsv";

    private Regions() {}

    /** Divisions of a country that are called so; empty if none is known. */
    static Set<Region> named(String country, String name) {
        return All.BY_KEY.getOrDefault(country + " " + UnitWords.regionKey(name), Set.of());
    }

    /** @param admin2 empty for a first-order division */
    record Region(String admin1, String admin2) {

        boolean has(Known known) {
            return known.place() != null
                    && known.place().admin1().equals(admin1)
                    && (admin2.isEmpty() || known.place().admin2().equals(admin2));
        }
    }

    /** Read at the first question. */
    private static final class All {

        static final Map<String, Set<Region>> BY_KEY = read();

        private static Map<String, Set<Region>> read() {
            Map<String, Set<Region>> regions = new HashMap<>();
            try (InputStream in = Regions.class.getResourceAsStream(RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(regions, line.split("\t", -1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

        private static void put(Map<String, Set<Region>> regions, String country, String name, Region region) {
            regions.computeIfAbsent(country + " " + UnitWords.regionKey(name), key -> new HashSet<>())
                    .add(region);
        }
    }
}
