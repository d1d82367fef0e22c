package dev.sistercity.registry.transfer.statement;

/** A row that cannot be used, with a reason for its writer. */
public final class RejectedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedRowException(String reason) {
        super(reason, null, false, false);
    }
}
