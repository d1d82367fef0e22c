package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit that a city belonged to in some years. */
@Schema(name = "DatedUnit", description = "A unit that a city belonged to in some years")
public record DatedUnitView(
        @Schema(required = true, description = "The unit") CityRef city,

        @Schema(description = "Start (EDTF)", examples = "1994")
        EdtfDate from,

        @Schema(description = "Until when (EDTF); without it, today's", examples = "2019-12-31")
        EdtfDate until) {}
