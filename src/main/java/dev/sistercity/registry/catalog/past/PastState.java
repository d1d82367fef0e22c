package dev.sistercity.registry.catalog.past;

import dev.sistercity.registry.catalog.index.Snapshot;
import java.time.Instant;

/**
 * The registry as it was recorded at an earlier time.
 *
 * @param time that was asked for
 * @param then all that was recorded by it
 * @param now the registry when it was asked
 */
public record PastState(Instant time, Snapshot then, Snapshot now) {}
