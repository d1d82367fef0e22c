package dev.sistercity.registry.partnership;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A side of a partnership, as somebody writes it down.
 *
 * @param city reference to it
 * @param nameAsSigned what the agreement calls it; null where that is its name, or unknown
 */
@Schema(name = "PartyDraft", description = "A side of a partnership, as somebody writes it down")
public record PartyDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "The city: an id, or {scheme}:{value}", examples = "geonames:1796236")
        String city,

        @Size(max = 300, message = "must have at most 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "What the agreement calls it", examples = "Shanghai Municipality")
        String nameAsSigned) {}
