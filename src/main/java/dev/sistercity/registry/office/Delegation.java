package dev.sistercity.registry.office;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** A city that an office writes for besides its own, as it is stored. */
@Embeddable
record Delegation(UUID cityId, Instant until, String note) {}
