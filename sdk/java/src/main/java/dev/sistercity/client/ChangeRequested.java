package dev.sistercity.client;

import dev.sistercity.client.model.ChangeRequest;
import java.io.Serial;

/** Nothing was changed yet: sides that confirmed what an update changes are asked by a change request first. */
public final class ChangeRequested extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ChangeRequest changeRequest;

    ChangeRequested(ChangeRequest changeRequest) {
        super("The other sides have to agree first: change request " + changeRequest.getId());
        this.changeRequest = changeRequest;
    }

    public ChangeRequest changeRequest() {
        return changeRequest;
    }
}
