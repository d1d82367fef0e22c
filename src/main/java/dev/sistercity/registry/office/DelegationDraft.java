package dev.sistercity.registry.office;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city that an office writes for besides its own, as the registrar writes it down. */
@Schema(name = "DelegationDraft", description = "A city that an office writes for besides its own")
public record DelegationDraft(
        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "An id, or {scheme}:{value}", examples = "geonames:1787823")
        String city,

        @Schema(description = "Until when; without it, until it is taken back", examples = "2027-12-31T00:00:00Z")
        Instant until,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters") @Schema(description = "Why, or by whom")
        String note) {

    /** This one or another of the same city, whichever lasts longer. */
    DelegationDraft longer(DelegationDraft other) {
        return until == null || (other.until() != null && other.until().isBefore(until)) ? this : other;
    }
}
