package dev.sistercity.registry.database;

import dev.sistercity.registry.database.embedded.EarlyMigration;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SchemaValidationException;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables of the database: brought to what this version of the registry works with, or said why not. */
@Singleton
public class Schema {

    private static final int VALID_SECONDS = 3;

    private final Sql sql;
    private final Connections connections;
    private final Instance<Flyway> configured;
    private final EntityManagerFactory entities;

    Schema(Sql sql, Connections connections, Instance<Flyway> configured, EntityManagerFactory entities) {
        this.sql = sql;
        this.connections = connections;
        this.configured = configured;
        this.entities = entities;
    }

    /**
     * Migrates, unless that is done, and looks whether all tables are there as expected.
     *
     * @throws DatabaseFailure if they are not, or the database is away
     * @throws SQLException if it is away
     */
    public void prepare() throws SQLException {
        try (SqlConnection connection = sql.open()) {
            // Flyway tries for long before it says that no server is there.
            connection.isValid(VALID_SECONDS);
        }
        if (!EarlyMigration.isThrough()) {
            Flyway migrations = connections.migrations(configured.get());
            try {
                migrations.migrate();
            } catch (FlywayException e) {
                throw new DatabaseFailure(whyNotMigrated(migrations, e), e.getMessage(), e);
            }
        }
        try {
            entities.getSchemaManager().validate();
        } catch (SchemaValidationException e) {
            throw unfit(connections.migrations(configured.get()), e);
        }
    }

    private static DatabaseFault whyNotMigrated(Flyway migrations, FlywayException e) {
        DatabaseFault known = DatabaseFault.of(e);
        if (known != DatabaseFault.OTHER) {
            return known;
        }
        if (!(e instanceof FlywayValidateException)) {
            return DatabaseFault.MIGRATION_FAILED;
        }
        boolean failed = migrations.validateWithResult().invalidMigrations.stream()
                .map(invalid -> invalid.errorDetails.errorCode)
                .anyMatch(code -> code == CoreErrorCode.FAILED_VERSIONED_MIGRATION
                        || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION);
        return failed ? DatabaseFault.MIGRATION_FAILED : DatabaseFault.SCHEMA_ALTERED;
    }

    private static DatabaseFailure unfit(Flyway migrations, SchemaValidationException e) {
        MigrationInfo[] all = migrations.info().all();
        boolean newer = Arrays.stream(all)
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        String found = newer
                ? "Its latest migration is version "
                        + migrations.info().current().getVersion() + ": " + e.getMessage()
                : e.getMessage();
        return new DatabaseFailure(newer ? DatabaseFault.SCHEMA_NEWER : DatabaseFault.SCHEMA_UNFIT, found, e);
    }
}
