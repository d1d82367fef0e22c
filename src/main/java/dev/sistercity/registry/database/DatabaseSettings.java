package dev.sistercity.registry.database;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Where the embedded PostgreSQL lives and how patient its supervisor is.
 *
 * @param dataDirectory holds the lock, the credentials, the log and, in {@code postgres}, the cluster
 * @param programs where PostgreSQL's programs are unpacked; may be shared between data directories of one user
 * @param restartAfter how long the server stays down after somebody else than the registry stopped it cleanly
 */
public record DatabaseSettings(Path dataDirectory, Path programs, Duration restartAfter) {

    /** Reads {@code registry.data-dir}, {@code registry.database.programs-dir}, {@code registry.database.restart-after}. */
    public static DatabaseSettings from(Config config) {
        Path data = config.getOptionalValue("registry.data-dir", Path.class).orElse(Path.of("data"));
        return new DatabaseSettings(
                data,
                config.getOptionalValue("registry.database.programs-dir", Path.class)
                        .orElse(data.resolve("programs")),
                config.getOptionalValue("registry.database.restart-after", Duration.class)
                        .orElse(Duration.ofSeconds(30)));
    }

    public DatabaseSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
    }
}
