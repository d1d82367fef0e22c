package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.event.ParticipantView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a forum with a title of its own, as a caller reads it. */
@Schema(name = "Session", description = "A part of a forum with a title of its own")
public record Session(
        @Schema(required = true, description = "Its id in this record", examples = "s3p1")
        String id,

        @Schema(required = true, description = "Its title", examples = "Smart city development")
        String title,

        @Schema(required = true, description = "What it was about")
        List<String> topics,

        @Schema(required = true, description = "Who spoke in it, and as what")
        List<ParticipantView> speakers,

        @Schema(description = "When it was held") SessionTime time,

        @Schema(description = "Where it was held") String place) {}
