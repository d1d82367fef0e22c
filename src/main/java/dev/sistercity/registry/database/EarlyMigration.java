package dev.sistercity.registry.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates an embedded database while the application, which would do it a second or two later, is still starting. It is that
 * one's migration that counts, and that says what is wrong: where this one is through, it finds nothing to do; where this
 * one is under way, it waits.
 */
public final class EarlyMigration {

    private static final Logger LOG = Logger.getLogger(EarlyMigration.class);

    private EarlyMigration() {}

    public static void of(EmbeddedDatabase database) {
        try {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            LOG.debug("The database was not migrated early", e);
        }
    }
}
