package dev.sistercity.registry.exchange;

import dev.sistercity.registry.happening.Happening;
import dev.sistercity.registry.happening.HappeningStatus;
import dev.sistercity.registry.happening.ParticipantDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exchange between cities as somebody writes it down.
 *
 * @param hostCity reference to the city that received
 * @param guestCities references to the cities that came
 * @param partnership id of a partnership that joins the host and all guests; null for none
 * @param inferred JSON Pointers to what no source says in so many words
 */
@Schema(
        name = "ExchangeDraft",
        description = "A visit, a meeting, a delegation or a training, as somebody writes it down")
public record ExchangeDraft(
        @NotNull(message = "must be given") @Schema(description = "What kind of exchange", examples = "meeting")
        ExchangeKind kind,

        @Schema(description = "When (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(description = "held by default", examples = "held")
        HappeningStatus status,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that received: an id, or {scheme}:{value}", examples = "geonames:1796236")
        String hostCity,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 100, message = "must be 1 to 100")
        @Schema(description = "The cities that came: ids, or {scheme}:{value}", examples = "[\"geonames:2191562\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                guestCities,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "The place in the city that received")
        String place,

        @Size(max = 1000, message = "must be 1000 at the most")
        @Schema(description = "Who took part; people in their public role at that time, such as Acting Mayor")
        List<@NotNull(message = "must not be null") @Valid ParticipantDraft> participants,

        @Size(max = 100, message = "must be 100 at the most")
        @Schema(description = "What was talked about, and who raised it")
        List<@NotNull(message = "must not be null") @Valid ExchangeTopicDraft> topics,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "What happened, in different languages")
        List<@NotNull(message = "must not be null") @Valid Text> summary,

        @Size(max = 36, message = "must be an id")
        @Schema(description = "Id of a partnership that joins the host and all guests. Exchanges need none")
        String partnership,

        @Size(max = 100, message = "must be 100 at the most")
        @Schema(
                description =
                        "JSON Pointers to those facts of this record that were inferred: no source says them in so many words",
                examples = "[\"/hostCity\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters")
                        @Pattern(regexp = "(/([^/~]|~[01])+)+", message = "must be a JSON Pointer such as /hostCity")
                        String>
                inferred)
        implements Happening {

    public ExchangeDraft {
        status = status == null ? HappeningStatus.HELD : status;
        guestCities = guestCities == null ? null : Lists.compact(guestCities);
        participants = Lists.compact(participants);
        topics = Lists.compact(topics);
        summary = Lists.compact(summary);
        inferred = Lists.compact(inferred);
    }

    /** The topics that both sides raised: the host and at least one of its guests. */
    List<String> sharedTopics() {
        return topics.stream()
                .filter(topic -> topic.raisedBy().contains(hostCity)
                        && topic.raisedBy().stream().anyMatch(guestCities::contains))
                .map(ExchangeTopicDraft::topic)
                .toList();
    }
}
