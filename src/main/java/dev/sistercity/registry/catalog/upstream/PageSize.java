package dev.sistercity.registry.catalog.upstream;

import java.time.Duration;

/**
 * How many changes are asked for at once: fewer where they are too large together, or come too slowly: the follower gets
 * further however large the records are and however slow the line is.
 */
final class PageSize {

    private static final int SMALLER = 8;
    private static final int LARGER = 2;
    /** An answer that took less than this part of the time it may take could have been larger. */
    private static final int WELL_WITHIN = 4;

    private final int most;
    private final Duration patience;
    private volatile int now;

    /** @param patience how long an answer may take */
    PageSize(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.now = most;
    }

    /** From 1 on. */
    int now() {
        return now;
    }

    /** So many changes came, in this time. */
    void took(Duration time) {
        if (time.compareTo(patience.dividedBy(WELL_WITHIN)) < 0) {
            now = Math.min(most, now * LARGER);
        }
    }

    /**
     * They were too large, or had not come in time.
     *
     * @return whether fewer may be asked for
     */
    boolean less() {
        boolean possible = now > 1;
        now = Math.max(1, now / SMALLER);
        return possible;
    }
}
