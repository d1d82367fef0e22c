package dev.sistercity.registry.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that is to be changed. */
@Schema(name = "RequestSubjectDraft", description = "The record that is to be changed")
record RequestSubjectDraft(
        @NotNull(message = "must be given") @Schema(description = "Its collection", examples = "cities")
        RequestResource resource,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "Its id; of a city also {scheme}:{value}", examples = "geonames:2191562")
        String id) {}
