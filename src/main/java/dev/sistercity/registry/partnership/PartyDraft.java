package dev.sistercity.registry.partnership;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A side of a partnership, as somebody writes it down. */
@Schema(name = "PartyDraft", description = "A side of a partnership, as somebody writes it down")
public record PartyDraft(
        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city: an id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "The name under which it signed, if another", examples = "Dunedin City")
        String nameAsSigned) {}
