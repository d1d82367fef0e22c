package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.upstream.UpstreamSettings;
import dev.sistercity.registry.database.DatabaseFailure;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.database.Durability;
import dev.sistercity.registry.database.DurabilityReport;
import dev.sistercity.registry.database.Heartbeat;
import dev.sistercity.registry.database.Schema;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Whether the database can be used: there, migrated, its schema the one this version knows, its log readable, and durable. It
 * may be away at start and at any time later; the follower asks every half second, and so notices when it is back.
 */
@Singleton
public class DatabaseAvailability {

    private static final Logger LOG = Logger.getLogger(DatabaseAvailability.class);

    private static final Duration OPENING = Duration.ofSeconds(10);
    /** What does not pass by itself is not asked for twice a second. */
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final UpstreamSettings upstream;
    private final Schema schema;
    private final Heartbeat heartbeat;
    private final Durability durability;
    private final List<DatabaseInitializer> firstUses;
    private final Clock clock;
    private final Instant opened;
    private final DatabaseState state;
    private volatile boolean prepared;
    private volatile Instant notBefore = Instant.MIN;

    public DatabaseAvailability(
            UpstreamSettings upstream,
            Schema schema,
            Heartbeat heartbeat,
            Durability durability,
            @All List<DatabaseInitializer> firstUses,
            Clock clock) {
        this.upstream = upstream;
        this.schema = schema;
        this.heartbeat = heartbeat;
        this.durability = durability;
        this.firstUses = firstUses;
        this.clock = clock;
        this.opened = clock.instant();
        this.state = new DatabaseState(clock);
    }

    /** Why nothing can be written at this moment, in words that any client may see; null when writing is possible. */
    public String awayBecause() {
        if (upstream.follows()) {
            return upstream.writesElsewhere();
        }
        silence();
        return state.reason();
    }

    /** As {@link #awayBecause}, where that is why nothing is read either; null for a follower, which reads without a database. */
    String unreadBecause() {
        return upstream.follows() ? null : awayBecause();
    }

    /** What is wrong with a database that is not {@link #reachable}, in general. */
    public DatabaseFault unreachable() {
        return upstream.follows() ? DatabaseFault.NONE : DatabaseFault.UNREACHABLE;
    }

    /** Whether it answered when it was last asked, whatever else may be wrong with it: without, asking takes long. */
    public boolean reachable() {
        return !upstream.follows() && !silence() && !state.isOfTheConnection();
    }

    /** Since when {@link #awayBecause} is what it is. */
    public Instant since() {
        return state.since();
    }

    /** What is wrong with it though it is written to, as a damaged page; empty if nothing is known to be. */
    public Optional<String> ailment() {
        return state.ailment();
    }

    /**
     * Prepares the database if that is still to be done.
     *
     * @return whether it can be read
     */
    boolean ready() {
        if (upstream.follows()) {
            return true;
        }
        if (silence() || clock.instant().isBefore(notBefore)) {
            return false;
        }
        try {
            if (!prepared) {
                prepare();
            } else if (!state.isUsable()) {
                checkDurability();
            }
            return true;
        } catch (SQLException | FlywayException | PersistenceException | DatabaseFailure e) {
            fail(DatabaseState.Asker.PREPARATION, e);
            return false;
        }
    }

    /** Takes note that a write found the database unusable: other writers are told at once, until it answers again. */
    public void failed(Exception e) {
        fail(DatabaseState.Asker.WRITER, e);
    }

    /** Takes note that a write got through. */
    public void wrote() {
        if (!state.isUsable()) {
            state.wrote();
        }
    }

    /** Takes note that the log could not be read. */
    void unreadable(SQLException e) {
        fail(DatabaseState.Asker.READER, e);
    }

    /** Takes note that the log was read. */
    void readable() {
        if (upstream.follows()) {
            return;
        }
        state.healed(DatabaseState.Asker.READER);
    }

    private boolean silence() {
        Optional<DatabaseFault> silence = heartbeat.silence();
        silence.ifPresent(fault -> state.failed(DatabaseState.Asker.PREPARATION, fault, "no answer to two questions"));
        return silence.isPresent();
    }

    private void fail(DatabaseState.Asker asker, Exception e) {
        if (upstream.follows()) {
            // It has none, and says so; what it follows tells of itself.
            return;
        }
        DatabaseFault fault = cause(e);
        if (!prepared && fault.isOfTheConnection() && clock.instant().isBefore(opened.plus(OPENING))) {
            // An embedded database starts beside the application.
            return;
        }
        if (!fault.passes() && asker != DatabaseState.Asker.WRITER) {
            notBefore = clock.instant().plus(LASTING);
        }
        state.failed(asker, fault, words(e));
        LOG.debug("The database cannot be used", e);
    }

    /** What it comes from: of a silent database all connections are taken, too, by those who wait for it. */
    private DatabaseFault cause(Exception e) {
        DatabaseFault fault = DatabaseFault.of(e);
        return fault == DatabaseFault.BUSY && heartbeat.isInDoubt() ? DatabaseFault.SILENT : fault;
    }

    /** What the database said: what is around it says where, not what. */
    private static String words(Throwable e) {
        Throwable said = DatabaseFault.causes(e).stream()
                .filter(cause -> cause instanceof SQLException || cause instanceof DatabaseFailure)
                // The exception of a batch, which comes first, has all its values.
                .reduce((outer, inner) -> outer instanceof DatabaseFailure ? outer : inner)
                .orElse(e);
        return String.valueOf(said.getMessage()).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private void prepare() throws SQLException {
        schema.prepare();
        firstUses.forEach(DatabaseInitializer::prepare);
        checkDurability();
        prepared = true;
    }

    private void checkDurability() throws SQLException {
        DurabilityReport report = durability.check();
        if (report.durable()) {
            state.healed(DatabaseState.Asker.PREPARATION);
        } else {
            state.failed(DatabaseState.Asker.PREPARATION, DatabaseFault.NOT_DURABLE, report.reason());
        }
    }
}
