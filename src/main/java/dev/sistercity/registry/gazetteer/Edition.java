package dev.sistercity.registry.gazetteer;

import java.time.Instant;
import java.util.UUID;

/**
 * One loaded file.
 *
 * @param sha256 of the file as it was sent, in hexadecimal
 */
record Edition(UUID id, int places, String sha256, Instant loadedAt) {}
