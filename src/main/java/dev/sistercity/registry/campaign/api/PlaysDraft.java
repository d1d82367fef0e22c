package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a screen has played.
 *
 * @param placement the screen, whose key it takes
 */
@Schema(name = "PlaysDraft", description = "What a screen has played")
public record PlaysDraft(
        @NotNull(message = "must be given") @Schema(description = "Id of the screen; it takes this screen's key")
        UUID placement,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 1000, message = "must be 1 to 1000")
        @Schema(description = "What it played")
        List<@NotNull(message = "must not be null") @Valid PlayDraft> plays) {

    public PlaysDraft {
        plays = plays == null ? null : Lists.compact(plays);
    }
}
