package dev.sistercity.registry.exchange;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.happening.HappeningStatus;
import dev.sistercity.registry.happening.ParticipantView;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.SourceRef;
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
        HappeningStatus status,

        @Schema(required = true, description = "The city that received")
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

        @Schema(required = true, description = "What happened, in different languages")
        List<Text> summary,

        @Schema(description = "The partnership that it belongs to")
        RecordRef partnership,

        @Schema(
                required = true,
                description = "JSON Pointers to those facts that were inferred: no source says them in so many words",
                examples = "[\"/hostCity\"]")
        List<String> inferred,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
