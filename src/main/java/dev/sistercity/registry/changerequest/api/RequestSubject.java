package dev.sistercity.registry.changerequest.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record that a change request is about, as a caller reads it. */
@Schema(name = "RequestSubject", description = "The record that a change request is about")
public record RequestSubject(
        @Schema(required = true, description = "Its collection")
        String resource,

        @Schema(
                required = true,
                description =
                        "Its id; of a record that is to be created the one that it will have, under which there is none yet")
        UUID id,

        @Schema(description = "A line that tells it from others", examples = "Shanghai – Dunedin")
        String title,

        @Schema(description = "Of a record that is to be merged or deleted: the version that this was asked of")
        Long version) {}
