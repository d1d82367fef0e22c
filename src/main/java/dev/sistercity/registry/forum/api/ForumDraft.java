package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.event.Event;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A forum as clients write it.
 *
 * @param name short for a first name
 * @param hostCity reference to the city that invited
 * @param venueCity reference to the city where it was held; null where that is the host
 * @param coLocatedWith ids of forums that were held together with it
 */
@Schema(name = "ForumDraft", description = "A forum as it is sent: `name` or `names` is needed")
public record ForumDraft(
        @Size(max = 36, message = "must be an id") @Schema(description = "Id of its series")
        String series,

        @Valid @Schema(description = "Which of its series it is")
        Edition edition,

        @NotNull(message = "must be given") @Schema(description = "What kind of gathering", examples = "forum")
        ForumKind kind,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Short for a first name",
                examples = "2023 Shanghai International Friendship Cities Cooperation Forum")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @Schema(description = "When (EDTF)", examples = "2021-12-08")
        EdtfDate date,

        @Schema(description = "How people took part") ForumMode mode,

        @Schema(description = "held by default", examples = "held")
        EventStatus status,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that invited: an id, or {scheme}:{value}")
        String hostCity,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city where it was held: an id, or {scheme}:{value}")
        String venueCity,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "The place in that city")
        String place,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Its theme by language")
        List<@NotNull(message = "must not be null") @Valid Text> theme,

        @Size(max = 100, message = "must be 100 at the most")
        @Schema(description = "What it was about", examples = "[\"green-and-low-carbon\"]")
        List<@NotNull(message = "must not be null") @Topic String> topics,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Who organized it")
        List<@NotNull(message = "must not be null") @Valid OrganizerDraft> organizers,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its sessions")
        List<@NotNull(message = "must not be null") @Valid SessionDraft> sessions,

        @Size(max = 1000, message = "must be 1000 at the most") @Schema(description = "Who took part")
        List<@NotNull(message = "must not be null") @Valid ParticipantDraft> participants,

        @Valid @Schema(description = "How many came") Attendance attendance,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Ids of forums that were held together with it")
        List<@NotNull(message = "must not be null") @Size(max = 36, message = "must be an id") String> coLocatedWith,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "What came of it")
        List<@NotNull(message = "must not be null") @Valid Outcome> outcomes)
        implements Event {

    public ForumDraft {
        names = Items.identified(Lists.compact(names));
        status = status == null ? EventStatus.HELD : status;
        theme = Lists.compact(theme);
        topics = Lists.compact(topics);
        organizers = Lists.compact(organizers);
        sessions = Items.identified(Lists.compact(sessions));
        participants = Items.identified(Lists.compact(participants));
        coLocatedWith = Lists.compact(coLocatedWith);
        outcomes = Lists.compact(outcomes);
    }
}
