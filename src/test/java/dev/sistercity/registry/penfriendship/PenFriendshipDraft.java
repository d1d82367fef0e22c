package dev.sistercity.registry.penfriendship;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Classes that write to each other, as clients write them. */
@Schema(name = "PenFriendshipDraft", description = "Classes that write to each other")
public record PenFriendshipDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "What the classes call it")
        String name,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city of the class that wrote first: an id, or {scheme}:{value}")
        String city,

        @Schema(description = "Since when they write") EdtfDate since) {}
