package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Transactions whose end is told apart from what came before: after a failed commit the outcome is unknown, before it nothing is kept. */
public final class Commits {

    private Commits() {}

    /** @throws RegistryException OUTCOME_UNKNOWN if the commit was sent and not answered, or not as it should be */
    public static <T> T of(DatabaseAvailability databaseAvailability, Supplier<T> work) {
        AtomicBoolean committing = new AtomicBoolean();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                T result = work.get();
                committing.set(true);
                return result;
            });
        } catch (RuntimeException e) {
            DatabaseError fault = DatabaseError.of(e);
            if (committing.get() && fault.leavesCommitsOpen()) {
                databaseAvailability.failed(e);
                RegistryException unknown = WriteRefusals.unknownOutcome();
                unknown.initCause(e);
                throw unknown;
            }
            throw e;
        }
    }
}
