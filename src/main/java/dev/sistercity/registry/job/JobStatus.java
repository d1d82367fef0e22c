package dev.sistercity.registry.job;

/** Where a job stands. */
public enum JobStatus {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
