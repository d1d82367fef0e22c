package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.database.Connections;
import dev.sistercity.registry.shared.sql.SqlConnection;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from PostgreSQL, on a connection of its own, that another replica has written, and has the follower look. What it
 * does not hear the follower finds when it looks by itself.
 */
@Singleton
class LogListener {

    /** How the connection calls itself to the database. */
    static final String NAME = "registry-listener";

    private static final Logger LOG = Logger.getLogger(LogListener.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    /** After so long a silence it asks whether the server is there. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 3;

    private final Connections connections;
    private final ChangeLog log;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final Worker worker = new Worker("change-listener", RETRY, this::round);
    private volatile Connection listening;

    LogListener(Connections connections, ChangeLog log, Follower follower, DatabaseAvailability databaseAvailability) {
        this.connections = connections;
        this.log = log;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent ended) {
        worker.end();
        worker.interrupt();
        Connection connection = listening;
        if (connection != null) {
            try {
                // The thread is in the middle of a read: closing would wait for it.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Breaking off the connection for notifications", e);
            }
        }
    }

    private void round() throws InterruptedException {
        try {
            if (follower.caughtUp() && databaseAvailability.reachable()) {
                listen();
            }
        } catch (SQLException e) {
            LOG.debug("Listening broke off; trying again", e);
        }
        Thread.sleep(RETRY.toMillis());
    }

    private void listen() throws SQLException {
        try (Connection connection = connections.open(NAME, Map.of());
                SqlConnection statements = new SqlConnection(connection)) {
            listening = connection;
            statements.update("listen " + ChangeLog.CHANNEL);
            // For what was written before.
            follower.look();
            PGConnection notified = connection.unwrap(PGConnection.class);
            while (worker.isWanted()) {
                PGNotification[] heard = notified.getNotifications((int) SILENCE.toMillis());
                if (heard.length > 0) {
                    if (Stream.of(heard).anyMatch(one -> !log.isOwn(one.getParameter()))) {
                        follower.look();
                    }
                } else if (!connection.isValid(ANSWER_SECONDS)) {
                    return;
                }
            }
        } finally {
            listening = null;
        }
    }
}
