package dev.sistercity.client;

import java.io.Serial;
import java.time.Duration;

/** A call and its repetitions took longer than they may. Of a write it is not known whether it was carried out. */
public final class TimeLimitExceeded extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TimeLimitExceeded(Duration limit, Throwable cause) {
        super("The registry did not answer within " + limit.toMillis() / 1000.0 + " seconds", cause);
    }
}
