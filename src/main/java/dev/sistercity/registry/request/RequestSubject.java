package dev.sistercity.registry.request;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that is to be changed, as a caller reads it. */
@Schema(name = "RequestSubject", description = "The record that is to be changed")
record RequestSubject(
        @Schema(required = true, description = "Its collection")
        RequestResource resource,

        @Schema(required = true, description = "Its id") UUID id,

        @Schema(description = "A line that tells it from others", examples = "Shanghai – Dunedin")
        String title) {}
