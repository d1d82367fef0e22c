package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What allows a medium to be shown.
 *
 * @param validFrom the first day; null for always
 * @param validUntil the last day; null where they do not end
 */
@Schema(name = "Rights", description = "What allows a medium to be shown. On its last day it still is")
public record Rights(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Who gives them", examples = "Dunedin City Council")
        String holder,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Which: an SPDX id, the address of a licence, or words",
                examples = "Public display, all placements")
        String licence,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Whom a screen names for it", examples = "Film: City of Dunedin")
        String credit,

        @Schema(description = "The first day on which it may be shown (EDTF, a day)", examples = "2021-12-08")
        EdtfDate validFrom,

        @Schema(
                description =
                        "The last day on which it may be shown (EDTF, a day). What is over is not added to an active campaign",
                examples = "2031-12-07")
        EdtfDate validUntil) {}
