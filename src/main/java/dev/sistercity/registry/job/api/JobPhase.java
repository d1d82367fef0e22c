package dev.sistercity.registry.job.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a running job does with its rows. */
@Schema(
        name = "JobPhase",
        description =
                "`counting`: the file is looked through; `working`: row by row; `finishing`: all rows are done, and"
                        + " what follows from them is under way, as the index of a gazetteer")
public enum JobPhase {
    COUNTING,
    WORKING,
    FINISHING;

    /** @return null unless the job runs */
    static JobPhase of(Job job) {
        if (job.status() != JobStatus.RUNNING) {
            return null;
        }
        if (job.total() == null) {
            return COUNTING;
        }
        return job.done() < job.total() ? WORKING : FINISHING;
    }
}
