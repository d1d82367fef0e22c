package dev.sistercity.registry.partnership;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A side of a partnership, as it is stored. */
@Embeddable
record Party(UUID cityId, String nameAsSigned) {}
