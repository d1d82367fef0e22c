package dev.sistercity.registry.campaign.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a screen has played something.
 *
 * @param id drawn by the screen: what is sent again is counted once
 */
@Schema(name = "PlayDraft", description = "That a screen has played something")
public record PlayDraft(
        @NotNull(message = "must be given")
        @Schema(description = "Drawn by the screen, a UUID: what is sent again is counted once")
        UUID id,

        @NotNull(message = "must be given") @Schema(description = "Id of the medium")
        UUID media,

        @NotNull(message = "must be given") @Schema(description = "When it began")
        Instant at,

        @NotNull(message = "must be given")
        @Min(value = 0, message = "must not be negative")
        @Max(value = 3600, message = "must be 3600 at the most")
        @Schema(description = "For how many seconds it was shown", examples = "60")
        Integer seconds) {}
