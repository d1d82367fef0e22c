package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.ChangeLog;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
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
    /** After so long a silence it asks whether anybody is there. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 3;

    private final AgroalDataSource pool;
    private final ChangeLog log;
    private final Follower follower;
    private final Database database;
    private volatile boolean ending;
    private volatile Connection listening;

    LogListener(AgroalDataSource pool, ChangeLog log, Follower follower, Database database) {
        this.pool = pool;
        this.log = log;
        this.follower = follower;
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        Thread thread = new Thread(this::run, "change-listener");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent ended) {
        ending = true;
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

    private void run() {
        while (!ending) {
            try {
                if (follower.caughtUp() && database.reachable()) {
                    listen();
                }
            } catch (SQLException e) {
                LOG.debug("Listening broke off; trying again", e);
            } catch (RuntimeException e) {
                LOG.error("Listening for changes failed; trying again", e);
            }
            try {
                Thread.sleep(RETRY.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("listen " + ChangeLog.CHANNEL);
            // For what was written before.
            follower.look();
            PGConnection notified = connection.unwrap(PGConnection.class);
            while (!ending) {
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

    /** As the pool would open one, but not from it: there it would be missing for good. */
    private Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration configuration =
                pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(configuration.jdbcProperties());
        if (configuration.principal() != null) {
            properties.setProperty("user", configuration.principal().getName());
        }
        configuration.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(SimplePassword.class::cast)
                .forEach(password -> properties.setProperty("password", password.getWord()));
        properties.setProperty("ApplicationName", NAME);
        return DriverManager.getConnection(configuration.jdbcUrl(), properties);
    }
}
