package dev.sistercity.registry.commitment;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.CounterpartView;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Person;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A commitment as a caller reads it. */
@Schema(name = "Commitment", description = "What a speaker promised or wished at a forum or in an exchange")
record CommitmentView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "How binding the words were")
        CommitmentKind kind,

        @Schema(required = true, description = "Who said it, in the public role of that day")
        Person speaker,

        @Schema(required = true, description = "The city that the speaker spoke for")
        CityRef city,

        @Schema(description = "The forum where it was said, found at /v1/forums/{id}")
        RecordRef forum,

        @Schema(description = "The exchange where it was said, found at /v1/exchanges/{id}")
        RecordRef exchange,

        @Schema(description = "When: the date of that forum or exchange (EDTF)", examples = "2023-12-01")
        EdtfDate date,

        @Schema(required = true, description = "What it is about", examples = "[\"education\"]")
        List<String> topics,

        @Schema(description = "The words themselves, in the language that they are quoted in")
        Text quote,

        @Schema(required = true, description = "The sense in other words, by language")
        List<Text> summary,

        @Schema(required = true, description = "Towards whom; none where that was left open")
        List<CounterpartView> towards,

        @Schema(required = true, description = "How many plays were counted")
        CommitmentStatus status,

        @Schema(required = true, description = "Records that came of it")
        List<ResultView> results,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
