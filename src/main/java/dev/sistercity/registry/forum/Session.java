package dev.sistercity.registry.forum;

import dev.sistercity.registry.happening.Topic;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a forum with a title of its own. */
@Schema(name = "Session", description = "A part of a forum with a title of its own")
public record Session(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Its title", examples = "Smart city development")
        String title,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What it was about")
        List<@NotNull(message = "must not be null") @Topic String> topics) {

    public Session {
        topics = Lists.compact(topics);
    }
}
