package dev.sistercity.registry.endpoint.write;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which record another is to be merged into.
 *
 * @param into reference to it
 */
@Schema(name = "MergeDraft", description = "Which record another is to be merged into")
public record MergeDraft(
        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The record that remains: an id; of a city also {scheme}:{value}")
        String into) {}
