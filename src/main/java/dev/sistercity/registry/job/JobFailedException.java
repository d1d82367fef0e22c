package dev.sistercity.registry.job;

import dev.sistercity.registry.job.api.JobFailure;

/** Ends a job as failed, with a reason that its sender can act on. */
public class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JobFailure failure;

    /** @param row the line of the file that it is about, from 1; null if about none */
    public JobFailedException(String detail, Long row) {
        super(detail);
        failure = new JobFailure(detail, row);
    }

    public JobFailure failure() {
        return failure;
    }
}
