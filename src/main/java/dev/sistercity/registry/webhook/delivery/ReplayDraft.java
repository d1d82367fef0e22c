package dev.sistercity.registry.webhook.delivery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From where a webhook is to be told again. */
@Schema(name = "ReplayDraft", description = "From where you are to be told again")
public record ReplayDraft(
        @NotNull(message = "must be given")
        @Min(value = 0, message = "must be 0 or more")
        @Schema(description = "Number of the last change that you have; 0 begins with the first", examples = "41")
        Long after) {}
