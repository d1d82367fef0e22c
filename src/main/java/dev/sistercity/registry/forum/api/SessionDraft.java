package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a forum with a title of its own, as clients write it.
 *
 * @param id in its record
 */
@Schema(name = "SessionDraft", description = "A part of a forum with a title of its own, as it is sent")
public record SessionDraft(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record", examples = "s3p1")
        String id,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Its title", examples = "Smart city development")
        String title,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What it was about")
        List<@NotNull(message = "must not be null") @Topic String> topics,

        @Size(max = 200, message = "must be 200 at the most") @Schema(description = "Who spoke in it, and as what")
        List<@NotNull(message = "must not be null") @Valid ParticipantDraft> speakers,

        @Valid @Schema(description = "When it was held") SessionTime time,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Where it was held", examples = "Hall B")
        String place)
        implements Item<SessionDraft> {

    public SessionDraft {
        topics = Lists.compact(topics);
        speakers = Items.identified(Lists.compact(speakers));
    }

    /** With the ids of cities in place of references. */
    public SessionDraft speakers(List<ParticipantDraft> resolved) {
        return new SessionDraft(id, title, topics, resolved, time, place);
    }

    @Override
    public SessionDraft withId(String newId) {
        return new SessionDraft(newId, title, topics, speakers, time, place);
    }

    @Override
    public String content() {
        return String.valueOf(title);
    }

    @Override
    public boolean isLike(SessionDraft other) {
        return true;
    }
}
