package dev.sistercity.registry.job;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.WriterStatus;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * In whose name a job goes on. A job outlives the token or the key with which it was sent: that one is over meanwhile stops
 * nothing. A key that was revoked does, and so does an office that is no more.
 */
@Singleton
public class Senders {

    private final WriterStatus writerStatus;

    Senders(WriterStatus writerStatus) {
        this.writerStatus = writerStatus;
    }

    /**
     * Who sent a job, with the cities that they speak for now.
     *
     * @throws JobFailedException if they may write no more
     */
    public Actor of(JobRun run) throws SQLException {
        try {
            return writerStatus.named(run.actor(), run.actorKey());
        } catch (RegistryException refused) {
            throw failure(refused);
        }
    }

    /** A job whose sender was refused, for whatever reason. */
    public static JobFailedException failure(RegistryException refused) {
        return new JobFailedException("who sent it may write no more: " + refused.getMessage(), null);
    }
}
