package dev.sistercity.registry.event;

import dev.sistercity.registry.city.api.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A counterpart, as clients read it. */
@Schema(name = "Counterpart", description = "The other side: one city, country or organization")
public record CounterpartView(
        @Schema(description = "The city") CityRef city,

        @Schema(description = "The country, where no city of it is named (ISO 3166-1 alpha-2)")
        String countryCode,

        @Schema(description = "The organization") String organization) {}
