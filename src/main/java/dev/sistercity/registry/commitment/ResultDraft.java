package dev.sistercity.registry.commitment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that came of a commitment, as clients write it. */
@Schema(name = "ResultDraft", description = "A record that came of it")
public record ResultDraft(
        @NotNull(message = "must be given") @Schema(description = "Its collection", examples = "projects")
        ResultResource resource,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 36, message = "must be an id")
        @Schema(description = "Its id")
        String id) {}
