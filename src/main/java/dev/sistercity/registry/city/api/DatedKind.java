package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a city was in some years. */
@Schema(name = "DatedKind", description = "What a city was in some years")
public record DatedKind(
        @NotNull(message = "must be given")
        @Schema(required = true, description = "What was governed", examples = "county")
        CityKind kind,

        @Schema(description = "Start (EDTF)", examples = "1949")
        EdtfDate from,

        @Schema(description = "Until when (EDTF); without it, today's", examples = "2017-05-13")
        EdtfDate until) {}
