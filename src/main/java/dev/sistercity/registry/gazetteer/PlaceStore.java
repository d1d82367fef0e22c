package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.job.JobStoreException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The loaded gazetteer. PostgreSQL has it; each replica that looks something up makes its own index of it on its disk, and a new
 * one when a newer file was loaded. Until that is ready the old one answers; a registry without a gazetteer has none of this.
 */
@Singleton
public class PlaceStore {

    private static final Logger LOG = Logger.getLogger(PlaceStore.class);
    /** How old the knowledge of what is loaded may be. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final PlaceTable table;
    private final Path directory;
    private final Object indexing = new Object();
    private volatile Places open;
    private volatile boolean building;
    private volatile long lookedAt = System.nanoTime() - LOOK.toNanos();

    PlaceStore(PlaceTable table, @ConfigProperty(name = "registry.data-dir", defaultValue = "./data") Path directory) {
        this.table = table;
        this.directory = directory.resolve("gazetteer");
    }

    /** The places that are loaded; empty if none are. The first call after a start or a load may take some seconds. */
    public Optional<Places> current() {
        if (System.nanoTime() - lookedAt > LOOK.toNanos()) {
            refresh();
        }
        return Optional.ofNullable(open);
    }

    /**
     * As {@link #current}, but of what is loaded at this moment: waits where the index of it is still to be made.
     *
     * @throws JobStoreException if the database is away
     */
    public Optional<Places> latest() {
        try {
            Optional<Edition> edition = table.current();
            if (edition.isEmpty()) {
                open = null;
            } else {
                open(edition.get().id());
            }
            lookedAt = System.nanoTime();
            return Optional.ofNullable(open);
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** The place with this GeoNames identifier. */
    public Optional<GazetteerPlace> find(int geonamesId) {
        return current().flatMap(places -> places.find(geonamesId));
    }

    private void refresh() {
        try {
            Optional<Edition> edition = table.current();
            lookedAt = System.nanoTime();
            Places known = open;
            if (edition.isEmpty()) {
                open = null;
            } else if (known == null) {
                // There is nothing else to answer from: whoever asks waits.
                open(edition.get().id());
            } else if (!known.edition().equals(edition.get().id()) && !building) {
                building = true;
                Thread builder = new Thread(() -> replace(edition.get().id()), "gazetteer-index");
                builder.setDaemon(true);
                builder.start();
            }
        } catch (SQLException e) {
            lookedAt = System.nanoTime();
            LOG.debug("What is loaded cannot be looked up; the last known gazetteer answers", e);
            openLast();
        }
    }

    private void replace(UUID edition) {
        try {
            open(edition);
        } catch (SQLException | UncheckedIOException e) {
            LOG.error("The index of the gazetteer cannot be made; the one before goes on", e);
        } finally {
            building = false;
        }
    }

    /** Makes the index of an edition ready on this replica's disk; nobody reads it yet. */
    void prepare(UUID edition) throws SQLException {
        synchronized (indexing) {
            Path ready = directory.resolve(edition.toString());
            if (Files.isDirectory(ready)) {
                return;
            }
            try {
                Files.createDirectories(directory);
                Path making = Files.createTempDirectory(directory, "making-");
                try (PlaceIndex index = new PlaceIndex(making)) {
                    table.read(edition, index::add);
                    index.finish();
                } catch (SQLException | IOException | RuntimeException e) {
                    delete(making);
                    throw e;
                }
                // Whole or not at all, whenever the process ends.
                Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void open(UUID edition) throws SQLException {
        synchronized (indexing) {
            if (open != null && open.edition().equals(edition)) {
                return;
            }
            prepare(edition);
            open = opened(edition);
            // Files that are open stay readable for those who still look something up.
            directories().stream()
                    .filter(path -> !path.getFileName().toString().equals(edition.toString()))
                    .forEach(PlaceStore::delete);
        }
    }

    /** With the database away at the start, the last index that was made does. */
    private void openLast() {
        synchronized (indexing) {
            if (open == null) {
                directories().stream()
                        .filter(path -> path.getFileName().toString().length() == 36)
                        .max(Comparator.naturalOrder())
                        .ifPresent(path ->
                                open = opened(UUID.fromString(path.getFileName().toString())));
            }
        }
    }

    private Places opened(UUID edition) {
        try {
            return new Places(edition, directory.resolve(edition.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> directories() {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
