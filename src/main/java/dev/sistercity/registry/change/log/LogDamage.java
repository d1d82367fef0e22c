package dev.sistercity.registry.change.log;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/** Where the log in the database is known not to be as it was written, whichever reader found it. */
@Singleton
public class LogDamage {

    private static final Logger LOG = Logger.getLogger(LogDamage.class);

    /** What operators do about damage in the database. */
    public static final String IN_THE_DATABASE =
            "It is not shown, and no replica can start from this database. Put the row back as a backup has it, or restore the "
                    + "database: docs/reliability.md, 'A damaged log'";

    /** A table that was emptied has a million; the first ones say it all. */
    private static final int MOST = 1_000;

    private final ConcurrentSkipListMap<Long, String> known = new ConcurrentSkipListMap<>();

    /**
     * Takes down where the chain of hashes breaks, and says so once.
     *
     * @param what is wrong, in words
     */
    public void found(long sequence, String what) {
        found(sequence, what, IN_THE_DATABASE);
    }

    /**
     * As {@link #found(long, String)}.
     *
     * @param advice for operators: sentences without a full stop at the end
     */
    public void found(long sequence, String what, String advice) {
        if (known.size() < MOST && known.putIfAbsent(sequence, what) == null) {
            LOG.errorf("The log of changes is damaged: %s. %s", what, advice);
        }
    }

    /** Takes down that the stretch between two numbers, both included, was found good. */
    public void good(long from, long to) {
        if (!known.isEmpty()) {
            var mended = known.subMap(from, true, to, true);
            if (!mended.isEmpty()) {
                LOG.infof("The log of changes is good again between %d and %d", from, to);
                mended.clear();
            }
        }
    }

    /** Forgets what is known: the whole log is read again. */
    public void clear() {
        known.clear();
    }

    /** How many places are known, 1,000 at most. */
    public int count() {
        return known.size();
    }

    /** The first place, in words. */
    public Optional<String> first() {
        return Optional.ofNullable(known.firstEntry()).map(Map.Entry::getValue);
    }
}
