package dev.sistercity.registry.forum.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A series as its forums show it. */
@Schema(name = "SeriesRef", description = "A series as its forums show it")
public record SeriesRef(
        @Schema(required = true, description = "Its id: it is found at /v1/forum-series/{id}")
        UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name) {}
