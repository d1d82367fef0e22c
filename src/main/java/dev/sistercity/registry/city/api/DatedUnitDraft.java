package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit that a city belonged to in some years, as it is sent. */
@Schema(name = "DatedUnitDraft", description = "A unit that a city belonged to in some years")
public record DatedUnitDraft(
        @NotBlank(message = "must not be blank")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(required = true, description = "The unit: an id, or {scheme}:{value}")
        String city,

        @Schema(description = "Start (EDTF)", examples = "1994")
        EdtfDate from,

        @Schema(description = "Until when (EDTF); without it, today's", examples = "2019-12-31")
        EdtfDate until) {

    public DatedUnitDraft of(String other) {
        return new DatedUnitDraft(other, from, until);
    }
}
