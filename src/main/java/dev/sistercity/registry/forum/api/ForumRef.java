package dev.sistercity.registry.forum.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A forum as others show it. */
@Schema(name = "ForumRef", description = "A forum as others show it")
public record ForumRef(
        @Schema(required = true, description = "Its id: it is found at /v1/forums/{id}")
        UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name) {}
