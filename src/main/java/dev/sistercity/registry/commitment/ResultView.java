package dev.sistercity.registry.commitment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that came of a commitment, as a caller reads it. */
@Schema(name = "Result", description = "A record that came of it")
record ResultView(
        @Schema(required = true, description = "Its collection", examples = "projects")
        ResultResource resource,

        @Schema(required = true, description = "Its id: it is found at /v1/{resource}/{id}")
        UUID id,

        @Schema(description = "What it is called, in the language asked for")
        String name) {}
