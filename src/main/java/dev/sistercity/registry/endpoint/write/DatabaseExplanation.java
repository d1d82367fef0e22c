package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.shared.problem.FaultExplanation;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whatever is read or written directly by SQL: a database that cannot do it is no fault of ours. */
@Singleton
class DatabaseExplanation implements FaultExplanation {

    @Override
    public Optional<RegistryException> explain(Throwable e) {
        DatabaseError fault = DatabaseError.of(e);
        return switch (fault) {
            case AWAY, HELD, LOST_A_RACE ->
                Optional.of((RegistryException) WriteRefusals.of(fault, new RuntimeException(e)));
            case NEWER -> Optional.of(new UnreadableDocument(e));
            case BUSY, STALE, OTHER, NONE -> Optional.empty();
        };
    }
}
