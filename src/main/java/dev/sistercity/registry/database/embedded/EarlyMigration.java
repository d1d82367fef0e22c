package dev.sistercity.registry.database.embedded;

import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.sql.SqlConnection;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates an embedded database while the application, which would do it a second or two later, is still starting. Where this
 * one is through, that one need not look again; where it is under way, that one waits; where it failed, that one says why.
 *
 * <p>Asking Flyway takes half a second of CPU. Where it was through with the very same scripts and the database notes the same migrations as
 * then, it would only say so again, and is not asked.
 */
public final class EarlyMigration {

    private static final Logger LOG = Logger.getLogger(EarlyMigration.class);

    private static final String SCRIPTS = "db/migration/";
    private static final String NOTE = "migrated";

    private static volatile boolean through;

    private EarlyMigration() {}

    /** Whether this process has migrated its embedded database. */
    public static boolean isThrough() {
        return through;
    }

    public static void of(EmbeddedDatabase database) {
        Path note = database.directory().resolve(NOTE);
        Optional<String> scripts = scripts();
        if (scripts.isPresent() && isNoted(note, database, scripts.get())) {
            through = true;
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()
                    .migrate();
            through = true;
            if (scripts.isPresent()) {
                Files.writeString(note, digest(database, scripts.get()));
            }
        } catch (FlywayException e) {
            LOG.debug("The database was not migrated early", e);
        } catch (SQLException | IOException e) {
            LOG.debug("Flyway will be asked at the next start, too", e);
        }
    }

    private static boolean isNoted(Path note, EmbeddedDatabase database, String scripts) {
        try {
            return Files.exists(note) && Files.readString(note).equals(digest(database, scripts));
        } catch (SQLException | IOException e) {
            LOG.debug("Flyway is asked", e);
            return false;
        }
    }

    /** Stands for all scripts and for all that the database notes about them. */
    private static String digest(EmbeddedDatabase database, String scripts) throws SQLException {
        try (SqlConnection connection = new SqlConnection(
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()))) {
            String noted = String.join(
                    "\n",
                    connection.query(
                            "select history::text from flyway_schema_history history order by installed_rank",
                            row -> row.getString(1)));
            return Sha256.hex((scripts + "\n\n" + noted).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Names, sizes and checksums of the packaged scripts; empty where they are not packaged. */
    private static Optional<String> scripts() {
        try {
            Path code = Path.of(EarlyMigration.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(code)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(code.toFile())) {
                return Optional.of(jar.stream()
                                .filter(entry -> entry.getName().startsWith(SCRIPTS))
                                .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
                                .sorted()
                                .collect(Collectors.joining("\n")))
                        .filter(all -> !all.isEmpty());
            }
        } catch (URISyntaxException | IOException e) {
            LOG.debug("The packaged scripts cannot be looked at", e);
            return Optional.empty();
        }
    }
}
