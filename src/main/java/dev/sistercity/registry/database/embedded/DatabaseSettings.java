package dev.sistercity.registry.database.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the embedded PostgreSQL lives and how patient its supervisor is.
 *
 * @param dataDirectory holds the lock, the credentials, the log and, in {@code postgres}, the cluster
 * @param programs where PostgreSQL's programs are, or are to be unpacked; may be shared between data directories of one user
 * @param restartAfter how long the server stays down after an operator, not the registry, stopped it cleanly
 */
public record DatabaseSettings(Path dataDirectory, Path programs, Duration restartAfter) {

    /** Reads {@code registry.data-dir}, {@code registry.database.programs-dir}, {@code registry.database.restart-after}. */
    public static DatabaseSettings from(Config config) {
        Path data = config.getOptionalValue("registry.data-dir", Path.class).orElse(Path.of("data"));
        return new DatabaseSettings(
                data,
                config.getOptionalValue("registry.database.programs-dir", Path.class)
                        .or(() -> packaged(Path.of(System.getProperty("java.class.path"))))
                        .orElse(data.resolve("programs")),
                config.getOptionalValue("registry.database.restart-after", Duration.class)
                        .orElse(Duration.ofSeconds(30)));
    }

    /**
     * What the build has unpacked beside the jar, so that a first start need not.
     *
     * @param jar as the JVM was told to run it
     */
    static Optional<Path> packaged(Path jar) {
        return Optional.of(jar.resolveSibling("programs")).filter(Files::isDirectory);
    }

    public DatabaseSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
    }

    /** Whether the programs are unpacked into the data directory, and so are of this registry alone. */
    boolean ownPrograms() {
        return programs.equals(dataDirectory.resolve("programs"));
    }
}
