package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.RecordDocument;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The catalog's records as of one change, in a file beside the data, so that a start reads the log after that change alone. What
 * the file says is believed where the database vouches for it: sealed under a key that only the database has, and of a change that
 * the log has with the same hash. Otherwise the whole log is read; no file keeps a registry from starting.
 */
@Singleton
public class Checkpoints {

    static final String FILE = "catalog.checkpoint";
    static final String MAKING = "catalog-making-";
    static final int FORMAT = 2;

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final int BUFFER = 1 << 16;

    private final Catalog catalog;
    private final RecordDocument documents;
    private final LogSource log;
    private final Optional<Path> directory;
    private final String version;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean saidWithout;
    /** The changes up to this one of this history are in the file. */
    private volatile Kept kept = new Kept(null, 0);
    /** The fingerprints of the log for whose sake the file was found not to be believed. */
    private Object doubted;

    private record Kept(Object history, long sequence) {}

    /** @param directory where the file is; without one, or where it cannot be written to, starts read the whole log */
    Checkpoints(
            Catalog catalog,
            RecordDocument documents,
            LogSource log,
            @ConfigProperty(name = "registry.checkpoint.directory") Optional<Path> directory,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "none") String version) {
        this.catalog = catalog;
        this.documents = documents;
        this.log = log;
        this.directory = directory;
        this.version = version;
    }

    /** How many changes of a state are not in the file. */
    public long missing(Snapshot snapshot) {
        Kept known = kept;
        return snapshot.sequence() - (known.history() == snapshot.lineage().fingerprints() ? known.sequence() : 0);
    }

    /**
     * Reads the file, if there is one to be believed.
     *
     * @param empty the catalog before it has read anything; its fingerprints are filled
     * @return what to begin with: nothing where there is none
     * @throws SQLException if the database is away
     */
    public FirstState read(Snapshot empty) throws SQLException {
        Path file = directory.map(path -> path.resolve(FILE)).orElse(null);
        if (file == null || !Files.exists(file) || doubted == empty.lineage().fingerprints()) {
            return FirstState.nothing(empty);
        }
        try {
            FirstState state = believed(file, empty);
            kept = new Kept(empty.lineage().fingerprints(), state.sequence());
            LOG.infof("The registry begins with its checkpoint of change %d", state.sequence());
            return state;
        } catch (Doubt e) {
            return without(file, e.getMessage(), empty);
        } catch (IOException | RuntimeException e) {
            return without(file, "it cannot be read: " + e, empty);
        }
    }

    private FirstState without(Path file, String because, Snapshot empty) {
        doubted = empty.lineage().fingerprints();
        LOG.warnf("The checkpoint %s is not used, as %s. The whole log is read instead", file, because);
        return FirstState.nothing(empty);
    }

    private FirstState believed(Path file, Snapshot empty) throws IOException, Doubt, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new Doubt("it is no file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            CheckpointReader reader =
                    new CheckpointReader(new SealedBlocks.Input(in, log.sealingKey(), FORMAT), documents, empty);
            Header header = reader.header();
            check(header);
            return reader.records(header);
        }
    }

    private void check(Header header) throws IOException, Doubt, SQLException {
        if (!header.version().equals(version) || !Arrays.equals(header.program(), ProgramDigest.own())) {
            throw new Doubt("another version of the registry wrote it");
        }
        Optional<String> against = log.against(header.sequence(), header.hash(), header.epoch());
        if (against.isPresent()) {
            throw new Doubt(against.get());
        }
    }

    /**
     * Writes the file anew, unless that is being done.
     *
     * @param snapshot what the catalog holds, of the history that the log has
     * @param hash of its last change
     * @param wanted whether it is still to be written to its end
     * @return whether it was written
     */
    public boolean write(Snapshot snapshot, byte[] hash, BooleanSupplier wanted) {
        if (directory.isEmpty() || snapshot.sequence() == 0 || !writing.tryLock()) {
            return false;
        }
        try {
            long began = System.nanoTime();
            long size = replace(directory.get(), snapshot, hash, wanted);
            kept = new Kept(snapshot.lineage().fingerprints(), snapshot.sequence());
            LOG.infof(
                    "A checkpoint of change %d is written: %d KiB in %d ms",
                    snapshot.sequence(), size / 1024, (System.nanoTime() - began) / 1_000_000);
            return true;
        } catch (SQLException e) {
            LOG.debug("No checkpoint is written while the database is away", e);
            return false;
        } catch (IOException e) {
            if (wanted.getAsBoolean() && !saidWithout) {
                saidWithout = true;
                LOG.warnf("No checkpoint can be written to %s, so starts read the whole log: %s", directory.get(), e);
            }
            return false;
        } finally {
            writing.unlock();
        }
    }

    /** Whole or not at all, whenever the process or the machine ends. */
    private long replace(Path folder, Snapshot snapshot, byte[] hash, BooleanSupplier wanted)
            throws IOException, SQLException {
        byte[] key = log.sealingKey();
        Set<String> unknown = catalog.unknownCollections();
        Header header = new Header(
                version,
                ProgramDigest.own(),
                snapshot.sequence(),
                hash,
                snapshot.lineage().epochId(),
                unknown);
        Files.createDirectories(folder);
        forgetUnfinished(folder);
        Path making = Files.createTempFile(folder, MAKING, null);
        try {
            try (FileChannel channel = FileChannel.open(making, StandardOpenOption.WRITE)) {
                BufferedOutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                new CheckpointWriter(new SealedBlocks.Output(out, key, FORMAT), documents, wanted)
                        .write(header, snapshot);
                channel.force(true);
            }
            long size = Files.size(making);
            Files.move(making, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
            return size;
        } finally {
            Files.deleteIfExists(making);
        }
    }

    /** What a process that was killed had begun. */
    private void forgetUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, MAKING + "*")) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        }
    }
}
