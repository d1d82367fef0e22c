package dev.sistercity.registry.catalog.index;

import java.time.Instant;

/**
 * What is known of a record that this version cannot read: a newer one wrote it.
 *
 * @param version of the record
 * @param document JSON, as the log has it
 */
public record Unreadable(long version, Instant at, String document) {}
