package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;

/** A document of the log that this version cannot read: a newer one, beside it or before it, wrote what it does not know. */
public final class UnreadableDocument extends RegistryException {

    private static final long serialVersionUID = 1L;

    public UnreadableDocument(Throwable cause) {
        super(
                Kind.NEWER_VERSION,
                "This replica cannot read the record: a newer version of the registry has written it. Nothing is lost");
        with("Retry-After", "30");
        initCause(cause);
    }
}
