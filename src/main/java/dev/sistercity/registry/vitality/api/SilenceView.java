package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What years without contact are counted from. */
@Schema(name = "CountedFrom", description = "What years without contact are counted from")
public record SilenceView(
        @Schema(
                required = true,
                description =
                        "contact: the last exchange or forum; where there was none, agreement: the last signing, renewal, "
                                + "upgrade or resumption; where there was none either, establishment",
                examples = "contact")
        Basis what,

        @Schema(
                required = true,
                description = "When that was (EDTF); counted from its last possible day",
                examples = "2024-09-09")
        EdtfDate date) {}
