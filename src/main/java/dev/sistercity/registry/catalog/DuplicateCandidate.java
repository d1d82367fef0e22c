package dev.sistercity.registry.catalog;

import java.util.UUID;

/**
 * A record that another one is probably a second record of.
 *
 * @param reason why, in words
 */
public record DuplicateCandidate(UUID id, String reason) {}
