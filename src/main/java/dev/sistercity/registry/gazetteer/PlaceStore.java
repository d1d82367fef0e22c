package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.shared.sql.Sql;
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

    private static final String FORMAT = "-" + PlaceIndex.FORMAT;
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
     * @throws Sql.Failure if the database is away
     */
    public Optional<Places> latest() {
        try {
            Optional<GazetteerEdition> edition = table.current();
            if (edition.isEmpty()) {
                open = null;
            } else {
                open(edition.get());
            }
            lookedAt = System.nanoTime();
            return Optional.ofNullable(open);
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    /** The place with this GeoNames identifier. */
    public Optional<GazetteerPlace> find(int geonamesId) {
        return current().flatMap(places -> places.find(geonamesId));
    }

    /** The place that another register calls so, if that is GeoNames, or Wikidata by a file of names. */
    public Optional<GazetteerPlace> find(Identifier identifier) {
        boolean number = identifier.value().matches("[0-9]+");
        return identifier.scheme().equals(number ? PlaceDraft.SCHEME : PlaceDraft.WIKIDATA)
                ? current().flatMap(places -> places.find(identifier.value()))
                : Optional.empty();
    }

    private void refresh() {
        try {
            Optional<GazetteerEdition> edition = table.current();
            lookedAt = System.nanoTime();
            Places known = open;
            if (edition.isEmpty()) {
                open = null;
            } else if (known == null) {
                // There is nothing else to answer from: callers wait.
                open(edition.get());
            } else if (!known.edition().equals(edition.get().key()) && !building) {
                building = true;
                Thread builder = new Thread(() -> replace(edition.get()), "gazetteer-index");
                builder.setDaemon(true);
                builder.start();
            }
        } catch (SQLException e) {
            lookedAt = System.nanoTime();
            LOG.debug("What is loaded cannot be looked up; the last known gazetteer answers", e);
            openLast();
        }
    }

    private void replace(GazetteerEdition edition) {
        try {
            open(edition);
        } catch (SQLException | UncheckedIOException e) {
            LOG.error("The index of the gazetteer cannot be made; the one before goes on", e);
        } finally {
            building = false;
        }
    }

    /** Makes the index of an edition ready on this replica's disk, where no reader uses it yet. */
    void prepare(GazetteerEdition edition) throws SQLException {
        synchronized (indexing) {
            Path ready = directory.resolve(folder(edition.key()));
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

    private void open(GazetteerEdition edition) throws SQLException {
        synchronized (indexing) {
            if (open != null && open.edition().equals(edition.key())) {
                return;
            }
            prepare(edition);
            open = opened(edition.key());
            // Files that are open stay readable for those who still look something up.
            directories().stream()
                    .filter(path -> !path.getFileName().toString().equals(folder(edition.key())))
                    .forEach(PlaceStore::delete);
        }
    }

    /** With the database away at the start, the last index that was made does. */
    private void openLast() {
        synchronized (indexing) {
            if (open == null) {
                directories().stream()
                        .map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(FORMAT))
                        .map(name -> name.substring(0, name.length() - FORMAT.length()))
                        .filter(GazetteerEdition::isKey)
                        .max(Comparator.naturalOrder())
                        .ifPresent(key -> open = opened(key));
            }
        }
    }

    private static String folder(String edition) {
        return edition + FORMAT;
    }

    private Places opened(String edition) {
        try {
            return new Places(edition, directory.resolve(folder(edition)));
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
