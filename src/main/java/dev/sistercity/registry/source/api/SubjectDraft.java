package dev.sistercity.registry.source.api;

import dev.sistercity.registry.catalog.subject.CollectionName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that a claim is about. */
@Schema(name = "SubjectDraft", description = "The record that a claim is about")
public record SubjectDraft(
        @NotNull(message = "must be given")
        @CollectionName(CollectionName.Use.CLAIMS)
        @Schema(description = "Its collection", examples = "partnerships")
        String resource,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "Its id; of a city also {scheme}:{value}")
        String id) {}
