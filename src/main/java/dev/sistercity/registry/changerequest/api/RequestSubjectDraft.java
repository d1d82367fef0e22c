package dev.sistercity.registry.changerequest.api;

import dev.sistercity.registry.catalog.subject.CollectionName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that a change request is about. */
@Schema(name = "RequestSubjectDraft", description = "The record that a change request is about")
public record RequestSubjectDraft(
        @NotNull(message = "must be given")
        @CollectionName(CollectionName.Use.CHANGE_REQUESTS)
        @Schema(description = "Its collection", examples = "cities")
        String resource,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "Its id; of a city also {scheme}:{value}. Not with `create`: the answer tells it",
                examples = "geonames:2191562")
        String id) {}
