package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.lineage.Lineage;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What happens when the log in the database has gone back to an earlier state, under a replica that knew more: it answers no
 * longer, finds out where the histories part, has an epoch begun, and forgets.
 */
@Singleton
public class Rewinds {

    private static final Logger LOG = Logger.getLogger(Rewinds.class);

    private final Catalog catalog;
    private final LogSource log;
    private final AtomicLong count = new AtomicLong();
    private boolean settling;

    Rewinds(Catalog catalog, LogSource log) {
        this.catalog = catalog;
        this.log = log;
    }

    /** How often this replica found that the log had gone back, since it started. */
    public long count() {
        return count.get();
    }

    /** Whether one has begun that the database has not been told of. */
    boolean settling() {
        return settling;
    }

    /** Stops all answers. */
    void begin() {
        catalog.close(log.name() + " has gone back to an earlier state, and the registry is read anew");
        settling = true;
    }

    /** @return whether all that is here has to be forgotten; not if the database has it again by now */
    boolean settle() throws SQLException {
        Snapshot here = catalog.latest();
        Lineage lineage = here.lineage();
        long fork = fork(here);
        if (fork < here.sequence()) {
            log.forked(lineage.epochId(), fork, here.sequence());
            count.incrementAndGet();
            LOG.errorf(
                    "The log of changes has gone back: changes %d to %d of epoch %s, which this replica had, are not in %s "
                            + "any more. A standby that lagged was promoted, or an earlier state was restored. This "
                            + "replica reads the registry anew and goes on after change %d in a new epoch; clients that know "
                            + "the lost changes are told by /problems/history-lost. What to look at: docs/reliability.md, "
                            + "'A log that goes back'",
                    fork + 1, here.sequence(), lineage.epochId(), log.name(), fork);
        }
        settling = false;
        return fork < here.sequence();
    }

    /** The last change that the database has just as this replica has it: of one hash are all before it. */
    private long fork(Snapshot here) throws SQLException {
        long least = 0;
        long most = here.sequence();
        while (least < most) {
            long middle = least + (most - least + 1) / 2;
            boolean same = log.hash(middle)
                    .map(hash -> here.lineage().has(middle, hash))
                    .orElse(false);
            if (same) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }
}
