package dev.sistercity.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * One kind of long work, an import for example. A bean of this type is run by whichever replica takes the job; after a crash
 * another, or the same one, runs it again from the state that its last {@link JobRun#step} left.
 */
public interface JobHandler {

    /** As clients see it: {@code gazetteer-import}. */
    String name();

    /**
     * Does the work, or the rest of it.
     *
     * @return the report
     * @throws JobFailedException if it cannot be done; {@link #undo} follows
     */
    JsonNode run(JobRun run) throws IOException;

    /**
     * Takes back what an ended job left half done; in the transaction that ends it as failed or cancelled. What it may keep,
     * it keeps, and says so in its report.
     */
    default void undo(JobRun run) {}

    /** What stays of a job that ended as failed or cancelled, asked after {@link #undo}; null where nothing does. */
    default JsonNode rest(JobRun run) {
        return null;
    }
}
