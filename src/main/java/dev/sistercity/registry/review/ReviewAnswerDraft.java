package dev.sistercity.registry.review;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which cities a row means: for each side that is asked about one of two. */
@Schema(
        name = "ReviewAnswerDraft",
        description = "Which cities a row means: each side that is asked about needs one of two")
record ReviewAnswerDraft(
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "What the first side means: a city's id or {scheme}:{value}, or geonames:{id} of a place",
                examples = "geonames:2931574")
        String city1,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "What the second side means", examples = "geonames:2657896")
        String city2,

        @Valid
        @Schema(description = "The first side, if neither registry nor gazetteer has it; without sources and claims")
        CityDraft newCity1,

        @Valid @Schema(description = "The second side, in the same way")
        CityDraft newCity2,

        @Schema(description = "Where it stands, over what the row says", examples = "ended")
        PartnershipStatus status,

        @Schema(description = "Start (EDTF), over what the row says")
        EdtfDate established,

        @Schema(description = "Until when (EDTF), over what the row says; it is ended then")
        EdtfDate ended) {

    /** What a row says once it was looked at. */
    Statement of(Statement written) {
        return written.looked(ended == null ? status : PartnershipStatus.ENDED, established, ended);
    }

    String city(int side) {
        return side == 1 ? city1 : city2;
    }

    CityDraft newCity(int side) {
        return side == 1 ? newCity1 : newCity2;
    }
}
