package dev.sistercity.registry.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/** A key that the registry makes for its operator: printed once, and kept in a file that only its owner can read. */
public final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);

    private KeyFile() {}

    /**
     * The key in a file; a new one where there is no file.
     *
     * @param kind what a new key is good for, as in {@link Secret#draw}
     * @param whose for the line in the log
     */
    public static String kept(Path file, String kind, String whose) {
        try {
            Files.createDirectories(file.getParent());
            try {
                Files.createFile(file, ownerOnly());
            } catch (FileAlreadyExistsException e) {
                String known = Files.readString(file).strip();
                if (!known.isEmpty()) {
                    return known;
                }
                // The first start was cut off between making the file and writing it.
            }
            String fresh = Secret.draw(kind);
            Files.writeString(file, fresh + "\n", StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            LOG.infof("%s key, shown this once and kept in %s: %s", whose, file, fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(whose + " key cannot be kept in " + file, e);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
