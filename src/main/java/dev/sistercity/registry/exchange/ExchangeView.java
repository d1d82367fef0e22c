package dev.sistercity.registry.exchange;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantView;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.partnership.api.Document;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange as a caller reads it. */
@Schema(
        name = "Exchange",
        description = "A visit, a meeting, a delegation or a training, with or without a partnership")
record ExchangeView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "What kind of exchange")
        ExchangeKind kind,

        @Schema(description = "When (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(required = true, description = "Where it stands")
        EventStatus status,

        @Schema(description = "The city that received, if one did")
        CityRef hostCity,

        @Schema(required = true, description = "The cities that came")
        List<CityRef> guestCities,

        @Schema(description = "The place in the city that received")
        String place,

        @Schema(required = true, description = "Who took part, people in their public role at that time")
        List<ParticipantView> participants,

        @Schema(required = true, description = "What was talked about, and who raised it")
        List<ExchangeTopicView> topics,

        @Schema(
                required = true,
                description = "The topics that the host and at least one guest raised: worked out by the registry",
                examples = "[\"care-for-the-elderly\"]")
        List<String> sharedTopics,

        @Schema(required = true, description = "What happened, by language")
        List<Text> summary,

        @Schema(description = "The partnership that it belongs to, the first of `partnerships`")
        RecordRef partnership,

        @Schema(required = true, description = "The partnerships that it belongs to")
        List<RecordRef> partnerships,

        @Schema(description = "Whether its sides met in one place")
        ExchangeMode mode,

        @Schema(description = "How large it was") ExchangeSize size,

        @Schema(required = true, description = "Papers that tell of it or came of it")
        List<Document> documents,

        @Schema(
                required = true,
                description = "JSON Pointers to those facts that were inferred: no source says them in so many words",
                examples = "[\"/hostCity\"]")
        List<String> inferred,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
