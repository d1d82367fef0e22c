package dev.sistercity.registry.shared.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that the registry ships: UTF-8, cells separated by tabs, comment lines that begin with {@code #}. */
public final class TsvResource {

    private TsvResource() {}

    /**
     * Reads a table from the class path.
     *
     * @param name absolute, as {@code /match/regions.tsv}
     * @return its rows in their order, each with all its cells, empty ones too
     * @throws IllegalArgumentException if there is no such table
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<String[]> rows(String name) {
        InputStream in = TsvResource.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalArgumentException("No resource " + name);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
