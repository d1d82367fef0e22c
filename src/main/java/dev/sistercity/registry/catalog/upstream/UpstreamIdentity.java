package dev.sistercity.registry.catalog.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.lineage.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What tells the registry that is followed from every other one: the hash of its first change, which has random bytes in it. Taken
 * from the first answer, and kept beside the checkpoint, with the epochs that were last heard of and the key of the checkpoint's seals.
 */
final class UpstreamIdentity {

    static final String FILE = "upstream.json";

    private static final Logger LOG = Logger.getLogger(UpstreamIdentity.class);
    private static final String MAKING = "upstream-making-";
    private static final int KEY_BYTES = 32;

    /**
     * The file.
     *
     * @param address where it was last followed; for people
     * @param first hash of change 1, in hexadecimal; null while there is none
     * @param key in hexadecimal
     */
    record Known(String address, String first, List<Epoch> epochs, String key) {}

    private final String address;
    private final Optional<Path> directory;
    private final ObjectMapper mapper;
    private volatile Known known;

    /** @param directory where the file is; empty for nowhere */
    UpstreamIdentity(String address, Optional<Path> directory, ObjectMapper mapper) {
        this.address = address;
        this.directory = directory;
        this.mapper = mapper;
        this.known = directory
                .map(path -> path.resolve(FILE))
                .filter(Files::exists)
                .map(this::read)
                .orElseGet(
                        () -> new Known(address, null, List.of(), HexFormat.of().formatHex(random())));
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private Known read(Path file) {
        try {
            Known read = mapper.readValue(file.toFile(), Known.class);
            HexFormat.of().parseHex(read.key());
            return new Known(read.address(), read.first(), List.copyOf(read.epochs()), read.key());
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    file
                            + ", which says which registry is followed, cannot be read: delete it, and catalog.checkpoint, "
                            + "to begin anew",
                    e);
        }
    }

    List<Epoch> epochs() {
        return known.epochs();
    }

    /** Of the last epoch that was heard of; null for none. */
    String epochId() {
        List<Epoch> epochs = known.epochs();
        return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1).id();
    }

    byte[] key() {
        return HexFormat.of().parseHex(known.key());
    }

    /** Whether one has been followed. */
    boolean isKnown() {
        return known.first() != null;
    }

    /**
     * Looks whether an answer is of the registry that is followed.
     *
     * @param first hash of its first change, in hexadecimal; null if it has none
     * @return what is wrong, in words
     */
    Optional<String> against(String first) {
        String followed = known.first();
        if (followed == null || followed.equals(first)) {
            return Optional.empty();
        }
        return Optional.of("another registry is at " + address + ": its first change "
                + (first == null ? "is missing" : "has the hash " + first) + ", and that of the registry which was "
                + "followed so far " + followed + ". Mend registry.follow, or, to follow this one, delete " + FILE
                + " and catalog.checkpoint in the data directory");
    }

    /**
     * Takes over what an answer says, and keeps it. No hash covers epochs: where one that the registry was in is missing from an answer, a
     * backup older than that epoch was restored, or a stranger answers, and a follower cannot tell which. If it refused the answer, the
     * first such restoration would stop it for good; so it warns.
     */
    void learn(String first, List<Epoch> epochs) {
        Known now = known;
        List<String> forgotten = now.epochs().stream()
                .map(Epoch::id)
                .filter(id -> epochs.stream().noneMatch(epoch -> epoch.id().equals(id)))
                .toList();
        if (!forgotten.isEmpty()) {
            LOG.warnf(
                    "The registry at %s knows nothing of epoch %s any more, which it was in before: it was restored from a backup "
                            + "that is older, or another answers in its place. Clients that name that epoch are told that its "
                            + "history is lost",
                    address, String.join(", ", forgotten));
        }
        String kept = now.first() == null ? first : now.first();
        if (!epochs.equals(now.epochs()) || kept != null && now.first() == null || !address.equals(now.address())) {
            known = new Known(address, kept, List.copyOf(epochs), now.key());
            directory.ifPresent(this::write);
        }
    }

    private void write(Path folder) {
        try {
            Files.createDirectories(folder);
            // Readable by its owner alone: it has a key.
            Path making = Files.createTempFile(folder, MAKING, null);
            mapper.writeValue(making.toFile(), known);
            Files.move(making, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf(
                    "Nothing can be written to %s, so the next start takes any registry for the one that is followed: %s",
                    folder, e);
        }
    }
}
