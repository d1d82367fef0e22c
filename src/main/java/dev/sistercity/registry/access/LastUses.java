package dev.sistercity.registry.access;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Records when keys were last used, beside the requests that use them: no request waits for it or fails with it. */
@Singleton
class LastUses {

    private static final Logger LOG = Logger.getLogger(LastUses.class);

    /** Whether a use is to be written down: how exactly it is known when a key was last used. */
    static final String DUE = "(used_at is null or used_at < clock_timestamp() - interval '1 minute')";

    private final DataSource database;
    private final Vertx vertx;

    LastUses(DataSource database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    void note(UUID key) {
        vertx.<Void>executeBlocking(
                        () -> {
                            write(key);
                            return null;
                        },
                        false)
                .onFailure(e -> LOG.debug("The last use of a key was not written down", e));
    }

    private void write(UUID key) throws SQLException {
        // Two requests at once may both have found that it is time.
        String sql = "update api_key set used_at = clock_timestamp() where id = ? and " + DUE;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, key);
            update.executeUpdate();
        }
    }
}
