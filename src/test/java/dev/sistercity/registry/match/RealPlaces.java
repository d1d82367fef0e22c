package dev.sistercity.registry.match;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.support.Stored;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The larger places of the real gazetteer, where that is at hand. */
@Singleton
class RealPlaces {

    private static final int MOSCOW = 524_901;
    private static final long LARGE = 30_000;
    private static final int POPULATION = 14;
    private static final int FEATURE = 7;
    private static final int COUNTRY = 8;

    private final LoadedGazetteer gazetteer;
    private final PlaceStore places;
    private final Stored stored;

    RealPlaces(LoadedGazetteer gazetteer, PlaceStore places, Stored stored) {
        this.gazetteer = gazetteer;
        this.places = places;
        this.stored = stored;
    }

    /** @param also names of smaller ones */
    void load(Set<String> also) throws IOException {
        assumeTrue(GeoNamesTable.realIsThere(), "the real gazetteer is not at hand");
        gazetteer.of(lines(also), "text/tab-separated-values");
    }

    /** The same, unless they are there from the test before. */
    void ensure(Set<String> also) throws IOException {
        if (stored.count("place") == 0 || places.find(MOSCOW).isEmpty()) {
            load(also);
        }
    }

    private static byte[] lines(Set<String> also) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(GeoNamesTable.REAL));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            String kept = lines.lines()
                    .filter(line -> isWanted(line.split("\t", -1), also))
                    .collect(Collectors.joining("\n"));
            return GeoNamesTable.utf8(header + "\n" + kept + "\n");
        }
    }

    private static boolean isWanted(String[] cells, Set<String> also) {
        return Long.parseLong("0" + cells[POPULATION]) >= LARGE || also.contains(cells[1]);
    }

    /** Names of some places of a country, no parts of cities, with so many inhabitants. */
    static List<String> names(String country, long from, long to, int most) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(GeoNamesTable.REAL));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[COUNTRY].equals(country) && !cells[FEATURE].equals("PPLX"))
                    .filter(cells -> Long.parseLong("0" + cells[POPULATION]) >= from
                            && Long.parseLong("0" + cells[POPULATION]) < to)
                    .map(cells -> cells[1])
                    .limit(most)
                    .toList();
        }
    }
}
