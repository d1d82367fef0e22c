package dev.sistercity.registry.draft;

import java.time.Instant;
import java.util.UUID;

/** What an office said to a draft. */
record DraftComment(UUID id, UUID office, Instant at, String text) {}
