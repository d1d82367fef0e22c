package dev.sistercity.registry.changerequest.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a requester takes a change request back. */
@Schema(name = "WithdrawalDraft", description = "Why you take your change request back")
public record WithdrawalDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Why; public", examples = "I was mistaken")
        String reason) {}
