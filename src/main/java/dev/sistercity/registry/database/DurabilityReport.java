package dev.sistercity.registry.database;

/**
 * Whether what a commit acknowledges survives a power cut.
 *
 * @param durable whether it does
 * @param reason a sentence for people: what was found, or which setting stands in the way
 */
public record DurabilityReport(boolean durable, String reason) {}
