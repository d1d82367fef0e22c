package dev.sistercity.registry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Data of a registry that has been started once, with the starter data: copies of what the rehearsal of the packaging has left. A first
 * start takes three times the processor time of a later one, so tests begin here that are not about first starts.
 */
public final class PreparedData {

    private static final Path REHEARSAL = Path.of("target", "rehearsal");

    private PreparedData() {}

    /** A data directory under target of its own; where nothing was rehearsed, an empty one. */
    public static Path directory() {
        return in(StarterRegistry.directory());
    }

    /**
     * As {@link #directory()}.
     *
     * @param directory an empty one, or one to be made
     * @return the same
     */
    public static Path in(Path directory) {
        // One that was broken off has a server that may be alive.
        if (Files.exists(REHEARSAL.resolve("catalog.checkpoint"))
                && Files.notExists(REHEARSAL.resolve("postgres").resolve("postmaster.pid"))) {
            copy(directory);
        }
        return directory;
    }

    private static void copy(Path directory) {
        try (Stream<Path> files = Files.walk(REHEARSAL)) {
            Files.createDirectories(directory);
            // Each directory comes before what is in it.
            for (Iterator<Path> all = files.iterator(); all.hasNext(); ) {
                Path file = all.next();
                Path copy = directory.resolve(REHEARSAL.relativize(file));
                if (!file.equals(REHEARSAL)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
