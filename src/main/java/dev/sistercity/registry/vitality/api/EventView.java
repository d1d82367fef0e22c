package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a partnership. */
@Schema(name = "PartnershipEvent", description = "Something that happened to a partnership")
public record EventView(
        @Schema(required = true, description = "established, ended, or the type of a milestone", examples = "signed")
        String type,

        @Schema(required = true, description = "When (EDTF)", examples = "1994-10")
        EdtfDate date,

        @Schema(
                required = true,
                description = "JSON Pointer into the partnership: where that stands",
                examples = "/milestones/1")
        String pointer) {}
