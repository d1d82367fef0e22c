package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a side says of the record, as its office sends it.
 *
 * @param established null where the record has the date that the side has
 * @param kind null where the record has the kind that the side has
 */
@Schema(name = "ConfirmationDraft", description = "What a side says of the record")
public record ConfirmationDraft(
        @NotNull(message = "must be given")
        @Schema(description = "confirmed, disputed, or none to take its word back", examples = "confirmed")
        Stance stance,

        @Schema(
                description = "Since when, by its word, where the record has another date (EDTF)",
                examples = "1994-10-09")
        EdtfDate established,

        @Schema(description = "What kind, by its word, where the record has another")
        PartnershipKind kind,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Schema(description = "What else it says; public")
        String note) {}
