package dev.sistercity.registry.access;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key of the registrar: as configured, else made at the first start (256 random bits), printed once and kept in the data
 * directory, readable by its owner only. In memory there is only its SHA-256.
 */
@Singleton
@Startup
public class RegistrarKey {

    private static final int SHORTEST = 16;

    private final byte[] hash;

    RegistrarKey(
            @ConfigProperty(name = "registry.bootstrap-key") Optional<String> configured,
            @ConfigProperty(name = "registry.follow") Optional<String> follow,
            @ConfigProperty(name = "registry.data-dir", defaultValue = "./data") Path directory) {
        String key = configured
                .filter(text -> !text.isBlank())
                .orElseGet(() -> follow.isPresent()
                        // Nothing is written there: a key that no caller knows.
                        ? Secret.draw("registrar")
                        : KeyFile.kept(directory.resolve("registrar.key"), "registrar", "The registrar's"));
        if (key.length() < SHORTEST) {
            throw new IllegalStateException("registry.bootstrap-key needs " + SHORTEST + " characters or more");
        }
        hash = Secret.hash(key);
    }

    /** The hash of a secret together with the key. */
    byte[] sealed(String secret) {
        return Secret.hash(secret + HexFormat.of().formatHex(hash));
    }

    /** Whether this is the key; takes the same time whatever is wrong with it. */
    boolean is(String candidate) {
        return MessageDigest.isEqual(hash, Secret.hash(candidate));
    }
}
