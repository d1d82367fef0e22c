package dev.sistercity.registry.match.api;

import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership as a client asks for it. */
@Schema(name = "PartnershipQuery", description = "A partnership: its cities in any order, and what else is known of it")
public record PartnershipQueryDraft(
        @NotNull(message = "must be given")
        @Size(min = 2, max = 50, message = "must be 2 to 50")
        @Schema(description = "Its cities: ids, or {scheme}:{value}")
        List<
                        @NotNull(message = "must not be null")
                        @Size(min = 1, max = 200, message = "must have 1 to 200 characters") String>
                cities,

        @Schema(description = "What kind it is", examples = "sister-city")
        PartnershipKind kind,

        @Schema(description = "Start (EDTF)", examples = "1994")
        EdtfDate established,

        @Schema(description = "Until when (EDTF)") EdtfDate ended) {}
