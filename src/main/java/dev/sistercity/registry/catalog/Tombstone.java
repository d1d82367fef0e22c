package dev.sistercity.registry.catalog;

import java.time.Instant;

/** What is left of a deleted record in memory. */
public record Tombstone(long version, Instant at) {}
