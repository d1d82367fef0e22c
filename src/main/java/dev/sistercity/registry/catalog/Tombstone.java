package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.Recorded;
import java.time.Instant;
import java.util.UUID;

/**
 * What is left of a deleted or merged record.
 *
 * @param version that the deletion or the merge made, as it is counted in the record's revisions
 * @param mergedInto the record that took its place; null for a deleted one
 * @param last the record as it last was
 */
public record Tombstone<D>(long version, Instant at, UUID mergedInto, Recorded<D> last) {}
