package dev.sistercity.registry.catalog.upstream;

import java.sql.SQLException;

/** The registry that is followed does not answer, or not as it has to. To those who read a log it is what a database that is away is. */
final class UpstreamAway extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String NO_CONNECTION = "08001";

    private final boolean busy;

    /** @param busy whether it only asks to be asked later */
    UpstreamAway(String message, boolean busy, Throwable cause) {
        super(message, NO_CONNECTION, cause);
        this.busy = busy;
    }

    static UpstreamAway of(String message) {
        return new UpstreamAway(message, false, null);
    }

    boolean isBusy() {
        return busy;
    }
}
