package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.sql.Sql;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Records when keys were last used, beside the requests that use them: no request waits for it or fails with it. */
@Singleton
class LastUses {

    private static final Logger LOG = Logger.getLogger(LastUses.class);

    /** Whether a use is to be written down: how exactly it is known when a key was last used. */
    static final String DUE = "(used_at is null or used_at < clock_timestamp() - interval '1 minute')";

    private final Sql sql;
    private final Vertx vertx;

    LastUses(Sql sql, Vertx vertx) {
        this.sql = sql;
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

    private void write(UUID key) {
        // Two requests at once may both have found that it is time.
        sql.update("update api_key set used_at = clock_timestamp() where id = ? and " + DUE, key);
    }
}
