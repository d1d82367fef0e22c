package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** What this replica can answer from. */
@Singleton
public class Replica {

    private final Catalog catalog;
    private final Follower follower;

    Replica(Catalog catalog, Follower follower) {
        this.catalog = catalog;
        this.follower = follower;
    }

    /** @throws RegistryException UNAVAILABLE until the replica has caught up: half a registry is a wrong answer */
    public Snapshot snapshot() {
        String closed = follower.closedBecause();
        if (closed != null) {
            throw new RegistryException(Kind.UNAVAILABLE, FaultCode.REPLICA_CLOSED, closed).with("Retry-After", "2");
        }
        return catalog.snapshot();
    }

    /** What a request is answered from: the registry as it is, or as it was recorded at the time that the request names. */
    public Snapshot snapshot(ApiRequest apiRequest) {
        Snapshot now = snapshot();
        return apiRequest.past() == null ? now : apiRequest.past().then();
    }

    /** The refusal of what is read from the database, which has said what is wrong. */
    public static RegistryException away(SQLException e) {
        return away(DatabaseFault.of(e));
    }

    /** The refusal of what is read from the database, while that is away. */
    public static RegistryException away(DatabaseFault fault) {
        return new RegistryException(Kind.UNAVAILABLE, FaultCode.DATABASE_READ, fault.reason())
                .with("Retry-After", "2");
    }

    /** Whether requests are answered at this moment. */
    public boolean isOpen() {
        return follower.closedBecause() == null;
    }

    /** @throws RegistryException UNAVAILABLE if what was taken from here is no longer true */
    public void requireOpen(Snapshot taken) {
        if (!snapshot().isOfOneHistoryWith(taken)) {
            throw new RegistryException(Kind.UNAVAILABLE, FaultCode.DATABASE_GONE_BACK).with("Retry-After", "1");
        }
    }

    /**
     * Changes that were read from the database, if they are those that this replica knows.
     *
     * @throws RegistryException UNAVAILABLE if others have their numbers: the log has gone back, and this replica will know soon
     */
    public List<Change> ofOneHistory(List<Change> read, Snapshot snapshot) {
        boolean same = read.stream()
                .allMatch(change -> change.sequence() > snapshot.sequence()
                        || snapshot.lineage()
                                .has(change.sequence(), change.seal().hash()));
        if (!same) {
            follower.whenRead(done -> {});
            throw new RegistryException(Kind.UNAVAILABLE, FaultCode.OTHER_LOG).with("Retry-After", "2");
        }
        return read;
    }
}
