package dev.sistercity.registry.catalog.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** How the registry that is followed can be followed: said in the log when it changes, and kept for health checks. */
public final class UpstreamHealth {

    private static final Logger LOG = Logger.getLogger(UpstreamLog.class);

    private final Clock clock;
    private volatile Instant current;
    private volatile String trouble;
    private volatile boolean refused;
    /** Whether the trouble is, at least, with reading the log. */
    private boolean unread;

    UpstreamHealth(Clock clock) {
        this.clock = clock;
        this.current = clock.instant();
    }

    /** A question to the upstream. */
    interface Question<T> {
        T ask() throws UpstreamAway;
    }

    /** Reads the log, and takes down whether it could be read. */
    <T> T reading(Question<T> question) throws UpstreamAway {
        return asking(question, true);
    }

    /** Asks whether there is more, and takes down whether there was an answer: that does not say that the log can be read. */
    <T> T awaiting(Question<T> question) throws UpstreamAway {
        return asking(question, false);
    }

    private <T> T asking(Question<T> question, boolean reads) throws UpstreamAway {
        try {
            T answer = question.ask();
            answered(reads);
            return answer;
        } catch (UpstreamAway e) {
            if (!Thread.currentThread().isInterrupted()) {
                failed(e.getMessage(), reads);
            }
            throw e;
        }
    }

    private synchronized void answered(boolean read) {
        if (trouble != null && !refused && (read || !unread)) {
            unread = false;
            trouble = null;
            LOG.info("The registry is followed again");
        }
    }

    private synchronized void failed(String because, boolean reads) {
        unread |= reads;
        if (trouble == null) {
            LOG.warnf("%s. What was read before is answered; trying again", because);
        }
        if (!refused) {
            trouble = because;
        }
    }

    /** Another registry is there. */
    synchronized void refused(String because) {
        if (!refused) {
            LOG.errorf("Not followed: %s", because);
        }
        refused = true;
        trouble = because;
    }

    /** It is the one that is followed. */
    synchronized void recognised() {
        refused = false;
    }

    boolean isRefused() {
        return refused;
    }

    /** All that it has is here. */
    void current() {
        current = clock.instant();
    }

    /** Why it is not followed at this moment, in words that any client may see; null if it is. */
    public String trouble() {
        return trouble;
    }

    /** How long it has been since all that it had was here; up to half a minute where it has nothing new. */
    public Duration behind() {
        return Duration.between(current, clock.instant());
    }
}
