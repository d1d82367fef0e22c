package dev.sistercity.registry.city;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city as other records show it. */
@Schema(name = "CityRef", description = "A city as other records show it")
public record CityRef(
        @Schema(required = true, description = "Its id: it is found at /v1/cities/{id}")
        UUID id,

        @Schema(required = true, description = "Its name, in the language asked for", examples = "Shanghai")
        String name,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", examples = "CN")
        String countryCode) {}
