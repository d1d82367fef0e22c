package dev.sistercity.registry.webhook.delivery;

import java.time.Duration;

/**
 * How a call went.
 *
 * @param status of the answer; null where there was none
 * @param error why it does not count; null where it does
 * @param response how the body of an answer that does not count begins; null for nothing
 * @param retryAfter how long the receiver wants to be left alone; null where it does not say
 */
record Attempt(Integer status, String error, String response, Duration retryAfter, Duration took) {

    private static final int GONE = 410;

    static Attempt failed(String error, Duration took) {
        return new Attempt(null, error, null, null, took);
    }

    boolean delivered() {
        return error == null;
    }

    /** Whether the receiver wants nothing more, ever. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
