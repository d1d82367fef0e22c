package dev.sistercity.registry.job;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What a job needs to write records as it goes: inside the transaction of a step its sender is admitted and its changes are logged, after
 * that this replica is told of them.
 */
@Singleton
public class JobWrites {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private final WriteLock gate;
    private final Senders senders;
    private final ChangeLog log;
    private final Follower follower;
    private final Catalog catalog;

    JobWrites(WriteLock gate, Senders senders, ChangeLog log, Follower follower, Catalog catalog) {
        this.gate = gate;
        this.senders = senders;
        this.log = log;
        this.follower = follower;
        this.catalog = catalog;
    }

    /**
     * In whose name the job writes; to be asked for before anything else is done in a transaction.
     *
     * @throws JobFailedException if they may write no more
     */
    public Actor admitted(JobRun run) {
        try {
            Actor actor = senders.of(run);
            gate.pass(actor);
            return actor;
        } catch (RegistryException refused) {
            throw Senders.failure(refused);
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    /** Gives changes their numbers, as the last thing in a transaction. */
    public List<Change> log(List<Change> changes) {
        return log.append(changes);
    }

    /**
     * Tells this replica of what was committed.
     *
     * @return the number of the last change; 0 where nothing was logged
     */
    public long committed(List<Change> logged) {
        if (logged.isEmpty()) {
            return 0;
        }
        follower.committed(logged);
        return logged.get(logged.size() - 1).sequence();
    }

    /** Waits until reads on this replica see a change, at most for a minute. */
    public void await(long sequence) {
        try {
            catalog.awaits(sequence, CATCH_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
