package dev.sistercity.registry.catalog;

import dev.sistercity.registry.database.Durability;
import dev.sistercity.registry.database.DurabilityReport;
import dev.sistercity.registry.database.EarlyMigration;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SchemaValidationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Whether the database can be used: migrated, its schema the one this version knows, and durable. It may be away at start
 * and at any time later; the follower asks every half second, and so notices when it is back.
 */
@Singleton
public class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private static final Duration OPENING = Duration.ofSeconds(10);

    private static final String UNREACHABLE = "the database cannot be reached";

    private final DataSource connections;
    private final Instance<Flyway> migrations;
    private final EntityManagerFactory entities;
    private final Durability durability;
    private final List<FirstUse> firstUses;
    private final Clock clock;
    private volatile boolean prepared;
    private volatile String reason = "the registry is starting";
    private volatile Instant since;

    public Database(
            DataSource connections,
            Instance<Flyway> migrations,
            EntityManagerFactory entities,
            Durability durability,
            @All List<FirstUse> firstUses,
            Clock clock) {
        this.connections = connections;
        this.migrations = migrations;
        this.entities = entities;
        this.durability = durability;
        this.firstUses = firstUses;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Why nothing can be written at this moment; null when writing is possible. */
    public String awayBecause() {
        return reason;
    }

    /** Whether it answered when it was last asked, whatever else may be wrong with it: without, asking takes long. */
    public boolean reachable() {
        return !UNREACHABLE.equals(reason);
    }

    /** Since when {@link #awayBecause} is what it is. */
    public Instant since() {
        return since;
    }

    /** Prepares the database if that is still to be done. @return whether it can be read */
    boolean ready() {
        try {
            if (!prepared) {
                prepare();
            } else if (reason != null) {
                checkDurability();
            }
            return true;
        } catch (SchemaValidationException e) {
            become("the schema of the database is not the one this version of the registry works with");
            LOG.error("The schema is not as expected", e);
            return false;
        } catch (SQLException | FlywayException | PersistenceException e) {
            failed(e);
            return false;
        }
    }

    /** Takes note that the database could not be reached: writers are told at once, until it answers again. */
    public void failed(Exception e) {
        if (!prepared && clock.instant().isBefore(since.plus(OPENING))) {
            // An embedded database starts beside the application.
            return;
        }
        become(UNREACHABLE);
        LOG.debug("The database cannot be used", e);
    }

    private void prepare() throws SQLException, SchemaValidationException {
        try (Connection connection = connections.getConnection()) {
            // Flyway tries for long before it says that nobody is there.
            connection.isValid(3);
        }
        if (!EarlyMigration.isThrough()) {
            migrations.get().migrate();
        }
        entities.getSchemaManager().validate();
        firstUses.forEach(FirstUse::prepare);
        checkDurability();
        prepared = true;
    }

    private void checkDurability() throws SQLException {
        DurabilityReport report = durability.check();
        become(report.durable() ? null : "the database would lose what it acknowledges: " + report.reason());
    }

    private synchronized void become(String now) {
        if (Objects.equals(reason, now)) {
            return;
        }
        reason = now;
        since = clock.instant();
        if (now == null) {
            LOG.info("Writing is possible");
        } else {
            LOG.warnf("Writing is away: %s. Reads go on from memory", now);
        }
    }
}
