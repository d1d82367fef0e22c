package dev.sistercity.registry.office;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.Name;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An office as a caller reads it. */
@Schema(name = "Office", description = "A city's office for foreign affairs")
record OfficeView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(required = true, description = "The city it writes for")
        CityRef city,

        @Schema(description = "Its own site") String website,

        @Schema(description = "An address of the office, where it publishes one")
        String contact,

        @Schema(required = true, description = "Whether the contact is public")
        boolean contactPublished,

        @Schema(required = true, description = "What it writes for besides its city and the units under it")
        List<DelegationView> delegations,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
