package dev.sistercity.registry.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The registry as it was when a client asked for the list of exports: for a while files can be had that are true at the same
 * change, however much is written meanwhile. Few are kept; they share with one another whatever did not change.
 */
@Singleton
class Editions {

    private static final int MOST = 4;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Endpoints endpoints;
    private final Cache<Long, Snapshot> listed = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(KEPT)
            .executor(Runnable::run)
            .build();

    Editions(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** The registry as it is; to be had again for a while. */
    Snapshot list() {
        Snapshot current = endpoints.snapshot();
        listed.put(current.sequence(), current);
        return current;
    }

    /** @throws RegistryException NOT_FOUND if that is neither the last change nor the one at which the list was made */
    Snapshot at(long sequence) {
        Snapshot current = endpoints.snapshot();
        Snapshot known = current.sequence() == sequence ? current : listed.getIfPresent(sequence);
        if (known == null || !known.isOfOneHistoryWith(current)) {
            throw new RegistryException(
                    Kind.NOT_FOUND,
                    "Files as of change " + sequence + " are not kept, or no more: the last change is "
                            + current.sequence()
                            + "; ask for /v1/exports, and files of its sequence can be had for a while");
        }
        return known;
    }
}
