package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Follower;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;

/** What this replica can answer from. */
@Singleton
class Replica {

    private final Catalog catalog;
    private final Follower follower;

    Replica(Catalog catalog, Follower follower) {
        this.catalog = catalog;
        this.follower = follower;
    }

    /** @throws RegistryException UNAVAILABLE until the replica has once caught up: half a registry is a wrong answer */
    Snapshot snapshot() {
        if (!follower.caughtUp()) {
            throw new RegistryException(Kind.UNAVAILABLE, "This replica is still reading the registry")
                    .with("Retry-After", "2");
        }
        return catalog.snapshot();
    }
}
