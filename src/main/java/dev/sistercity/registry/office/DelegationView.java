package dev.sistercity.registry.office;

import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city that an office writes for besides its own, as a caller reads it. */
@Schema(name = "Delegation", description = "A city that an office writes for besides its own")
record DelegationView(
        @Schema(required = true) CityRef city,

        @Schema(description = "Until when; without it, until it is taken back")
        Instant until,

        @Schema(description = "Why, or by whom") String note) {}
