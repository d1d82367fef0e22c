package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Writes what is kept up, each record in a transaction of its own, beside other writers and other replicas that do the same. */
@Singleton
public class UpkeepWriter {

    private static final Logger LOG = Logger.getLogger(UpkeepWriter.class);

    private final ChangeLog log;
    private final WriteLock gate;
    private final Follower follower;

    UpkeepWriter(ChangeLog log, WriteLock gate, Follower follower) {
        this.log = log;
        this.gate = gate;
        this.follower = follower;
    }

    /**
     * Writes a record.
     *
     * @param what names the record, for operators
     * @param write answers the changes to be logged, each with its reason; given the registry itself as the writer
     * @return false if there was nothing to change, or it cannot be changed
     */
    public boolean write(String what, Function<Actor, List<Change>> write) {
        try {
            List<Change> logged = QuarkusTransaction.requiringNew().call(() -> {
                gate.pass(Actor.REGISTRAR);
                List<Change> changes = write.apply(Actor.REGISTRAR.asRegistry());
                return changes.isEmpty() ? changes : List.copyOf(log.append(changes));
            });
            if (!logged.isEmpty()) {
                follower.committed(logged);
            }
            return !logged.isEmpty();
        } catch (RegistryException | ConcurrentChangeException e) {
            // Deleted in between; or it would stand beside another record where there may be one, which people have to
            // decide.
            LOG.warnf("%s could not be kept up: %s", what, e.getMessage());
            return false;
        }
    }
}
