package dev.sistercity.registry.job;

import java.sql.SQLException;

/** The database failed a job, not the other way round: the job stays open, and is taken up again. */
public class JobStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobStoreException(SQLException cause) {
        super(cause);
    }
}
