package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city as other records show it. */
@Schema(name = "CityRef", description = "A city as other records show it")
public record CityRef(
        @Schema(required = true, description = "Its id: it is found at /v1/cities/{id}")
        UUID id,

        @Schema(required = true, description = "In the language asked for", examples = "Shanghai")
        String name,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", examples = "CN")
        String countryCode,

        @Schema(description = "When it ceased to be, if it did (EDTF)", examples = "2023-12-31")
        EdtfDate dissolved,

        @Schema(description = "What it became, if it ceased to be")
        List<CityRef> successors) {

    /** A city that stands. */
    public CityRef(UUID id, String name, String countryCode) {
        this(id, name, countryCode, null, null);
    }
}
