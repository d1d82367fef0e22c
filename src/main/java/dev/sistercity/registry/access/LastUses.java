package dev.sistercity.registry.access;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Writes down when keys were last used, beside the requests that use them: nobody waits for it, and it fails nobody. */
@Singleton
class LastUses {

    private static final Logger LOG = Logger.getLogger(LastUses.class);

    /** How exactly it is known when a key was last used. */
    static final Duration TO_THE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Vertx vertx;

    LastUses(DataSource database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    void note(UUID key, Instant at) {
        vertx.<Void>executeBlocking(
                        () -> {
                            write(key, at);
                            return null;
                        },
                        false)
                .onFailure(e -> LOG.debug("The last use of a key was not written down", e));
    }

    private void write(UUID key, Instant at) throws SQLException {
        String sql = "update api_key set used_at = ? where id = ? and (used_at is null or used_at < ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, key);
            // Two requests at once may both have found that it is time.
            update.setTimestamp(3, Timestamp.from(at.minus(TO_THE)));
            update.executeUpdate();
        }
    }
}
