package dev.sistercity.registry.access;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The key of the registrar: as configured, else made at the first start (256 random bits), printed once and kept in the data
 * directory, readable by its owner only. In memory there is only its SHA-256.
 */
@Singleton
@Startup
public class RegistrarKey {

    private static final Logger LOG = Logger.getLogger(RegistrarKey.class);
    private static final int SHORTEST = 16;

    private final byte[] hash;

    RegistrarKey(
            @ConfigProperty(name = "registry.bootstrap-key") Optional<String> configured,
            @ConfigProperty(name = "registry.data-dir", defaultValue = "./data") Path directory) {
        String key = configured.filter(text -> !text.isBlank()).orElseGet(() -> kept(directory));
        if (key.length() < SHORTEST) {
            throw new IllegalStateException("registry.bootstrap-key needs " + SHORTEST + " characters or more");
        }
        hash = Secret.hash(key);
    }

    /** Whether this is the key; takes the same time whatever is wrong with it. */
    boolean is(String candidate) {
        return MessageDigest.isEqual(hash, Secret.hash(candidate));
    }

    private static String kept(Path directory) {
        Path file = directory.resolve("registrar.key");
        try {
            Files.createDirectories(directory);
            String fresh = Secret.draw("registrar");
            try {
                Files.createFile(file, ownerOnly());
                Files.writeString(file, fresh + "\n", StandardOpenOption.SYNC, StandardOpenOption.WRITE);
                LOG.infof("The registrar's key, shown this once and kept in %s: %s", file, fresh);
                return fresh;
            } catch (FileAlreadyExistsException e) {
                String known = Files.readString(file).strip();
                if (!known.isEmpty()) {
                    return known;
                }
                // The first start was cut off between making the file and writing it.
                Files.writeString(file, fresh + "\n", StandardOpenOption.SYNC, StandardOpenOption.WRITE);
                LOG.infof("The registrar's key, shown this once and kept in %s: %s", file, fresh);
                return fresh;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The registrar's key cannot be kept in " + file, e);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
