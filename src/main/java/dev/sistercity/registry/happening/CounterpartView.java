package dev.sistercity.registry.happening;

import dev.sistercity.registry.city.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whoever stands at the other side, as a caller reads it. */
@Schema(
        name = "Counterpart",
        description = "Whoever stands at the other side: a city, a country or an organization, one of them")
public record CounterpartView(
        @Schema(description = "The city") CityRef city,

        @Schema(description = "The country, where no city of it is named (ISO 3166-1 alpha-2)")
        String countryCode,

        @Schema(description = "The organization") String organization) {}
