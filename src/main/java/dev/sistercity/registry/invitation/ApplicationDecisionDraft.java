package dev.sistercity.registry.invitation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the registrar says to an application. */
@Schema(name = "ApplicationDecisionDraft", description = "What the registrar says to an application")
record ApplicationDecisionDraft(
        @NotNull(message = "must be given") @Schema(description = "accepted or declined", examples = "accepted")
        ApplicationStatus verdict,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Schema(description = "Why, for the applicant", examples = "Confirmed by letter")
        String reason) {}
