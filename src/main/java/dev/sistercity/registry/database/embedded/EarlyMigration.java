package dev.sistercity.registry.database.embedded;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates an embedded database while the application, which would do it a second or two later, is still starting. Where this
 * one is through, that one need not look again; where it is under way, that one waits; where it failed, that one says why.
 */
public final class EarlyMigration {

    private static final Logger LOG = Logger.getLogger(EarlyMigration.class);

    private static volatile boolean through;

    private EarlyMigration() {}

    /** Whether this process has migrated its embedded database. */
    public static boolean isThrough() {
        return through;
    }

    public static void of(EmbeddedDatabase database) {
        try {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()
                    .migrate();
            through = true;
        } catch (FlywayException e) {
            LOG.debug("The database was not migrated early", e);
        }
    }
}
