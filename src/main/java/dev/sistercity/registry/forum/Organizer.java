package dev.sistercity.registry.forum;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who organized. */
@Schema(name = "Organizer", description = "Somebody who organized")
public record Organizer(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Who", examples = "Shanghai Institutes for International Studies")
        String name,

        @NotNull(message = "must be given") @Schema(description = "In which role", examples = "co-organizer")
        OrganizerRole role) {}
