package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.SqlConnection;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Notices that the database is silent, as it is behind a cut cable or on a machine that stands still: nothing is refused then,
 * no connection breaks, and who waits for an answer waits. It asks once a second on a connection of its own; where an answer is
 * missing twice, the second time on a new connection, all connections are broken off. What it asks for is the time.
 */
@Singleton
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final String NAME = "registry-heartbeat";
    /** Between two tries while it is silent, or refuses. */
    private static final Duration RETRY = Duration.ofMillis(500);

    private static final Duration LONG_RETRY = Duration.ofSeconds(5);

    private static final int MISSED = 2;
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final Connections connections;
    private final boolean wanted;
    private final Duration every;
    private final Map<String, String> patience;
    private final Worker worker = new Worker(NAME, RETRY, this::beat);
    private volatile int missed;
    private volatile Told told;
    private volatile boolean heard;
    private volatile DatabaseFault silence;

    /**
     * @param follow what a registry follows that has no database
     * @param every how long it waits between two questions
     * @param patience how long it waits for an answer; in whole seconds
     */
    Heartbeat(
            Connections connections,
            @ConfigProperty(name = "registry.follow") Optional<String> follow,
            @ConfigProperty(name = "registry.database.heartbeat.every", defaultValue = "1S") Duration every,
            @ConfigProperty(name = "registry.database.heartbeat.patience", defaultValue = "4S") Duration patience) {
        this.connections = connections;
        this.wanted = follow.isEmpty();
        this.every = every;
        long seconds = Math.max(1, patience.toSeconds());
        // The driver waits for the answer about TLS by a setting of its own, in milliseconds, before the socket's
        // counts.
        this.patience = Map.of(
                "socketTimeout", Long.toString(seconds),
                "sslResponseTimeout", Long.toString(TimeUnit.SECONDS.toMillis(seconds)));
    }

    /** Why the database, which was there before, does not answer; empty while it does, and before it ever has. */
    public Optional<DatabaseFault> silence() {
        return Optional.ofNullable(silence);
    }

    /** Whether the last question had no answer: it may be silent, though one question says that of its connection alone. */
    public boolean isInDoubt() {
        return heard && missed > 0;
    }

    /** What time it is for the database, from what it was last told; empty before it ever was. */
    public Optional<Instant> time() {
        return Optional.ofNullable(told).map(Told::now);
    }

    private record Told(Instant time, long nanos) {

        Instant now() {
            return time.plusNanos(System.nanoTime() - nanos);
        }
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        worker.end();
        worker.interrupt();
    }

    /** On one connection, for as long as it answers. */
    private void beat() throws InterruptedException {
        try (SqlConnection connection = new SqlConnection(connections.open(NAME, patience))) {
            while (worker.isWanted()) {
                ask(connection);
                StalledSessions.end(connection);
                missed = 0;
                heard = true;
                silence = null;
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
            }
        } catch (SQLException e) {
            missed = isMissing(e) ? missed + 1 : 0;
            if (missed == MISSED && heard) {
                silence = DatabaseFault.of(e);
                RegistryDriver.breakOff();
            }
            LOG.debug("The database was asked and did not answer", e);
        }
        pause();
    }

    private void ask(SqlConnection connection) throws SQLException {
        long asked = System.nanoTime();
        Instant told = connection
                .first("select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
        long underWay = System.nanoTime() - asked;
        Told heard = new Told(told, asked + underWay / 2);
        Duration news = Duration.between(time().orElse(told), heard.now());
        // It is no better known than the answer was long under way: what is within that is no news.
        if (this.told == null || news.abs().compareTo(TOLERANCE.plusNanos(underWay)) > 0) {
            this.told = heard;
        }
    }

    /** At once where one answer is missing: it may have been that connection alone. */
    private void pause() throws InterruptedException {
        if (missed != 1) {
            TimeUnit.NANOSECONDS.sleep((missed == 0 && heard ? LONG_RETRY : RETRY).toNanos());
        }
    }

    private static boolean isMissing(SQLException e) {
        return DatabaseFault.of(e).isOfTheConnection();
    }
}
