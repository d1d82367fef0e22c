package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantView;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A forum as a caller reads it. */
@Schema(name = "Forum", description = "A forum, conference or the like")
public record ForumView(
        @Schema(required = true) UUID id,

        @Schema(description = "Its series") SeriesRef series,

        @Schema(description = "Which of its series it is") Edition edition,

        @Schema(required = true, description = "What kind of gathering")
        ForumKind kind,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(description = "When (EDTF)", examples = "2021-12-08")
        EdtfDate date,

        @Schema(description = "How people took part") ForumMode mode,

        @Schema(required = true, description = "Where it stands")
        EventStatus status,

        @Schema(description = "The city that invited") CityRef hostCity,

        @Schema(description = "The city where it was held") CityRef venueCity,

        @Schema(description = "The place in that city") String place,

        @Schema(required = true, description = "Its theme by language")
        List<Text> theme,

        @Schema(required = true, description = "What it was about")
        List<String> topics,

        @Schema(required = true, description = "Who organized it")
        List<OrganizerView> organizers,

        @Schema(required = true, description = "Its sessions")
        List<Session> sessions,

        @Schema(required = true, description = "Who took part")
        List<ParticipantView> participants,

        @Schema(description = "How many came") Attendance attendance,

        @Schema(required = true, description = "Forums that were held together with it")
        List<ForumRef> coLocatedWith,

        @Schema(required = true, description = "What came of it")
        List<Outcome> outcomes,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
