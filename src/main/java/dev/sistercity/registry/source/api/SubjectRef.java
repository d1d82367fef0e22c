package dev.sistercity.registry.source.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that a claim is about, as a caller reads it. */
@Schema(name = "SubjectRef", description = "The record that a claim is about")
public record SubjectRef(
        @Schema(required = true, description = "Its collection")
        String resource,

        @Schema(required = true, description = "Its id") UUID id,

        @Schema(description = "A line that tells it from others", examples = "Shanghai – Dunedin")
        String title) {}
