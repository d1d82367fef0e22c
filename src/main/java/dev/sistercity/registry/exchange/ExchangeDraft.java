package dev.sistercity.registry.exchange;

import dev.sistercity.registry.event.Event;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.partnership.api.Document;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exchange between cities as clients write it.
 *
 * @param hostCity reference to the city that received; null where none did, as online
 * @param guestCities references to the cities that came, or that met
 * @param partnership id of a partnership that joins its cities, the first of several; null for none
 * @param partnerships ids of all partnerships that it belongs to
 * @param inferred JSON Pointers to what no source says in so many words
 */
@Schema(name = "ExchangeDraft", description = "A visit, a meeting, a delegation or a training, as it is sent")
public record ExchangeDraft(
        @NotNull(message = "must be given") @Schema(description = "What kind of exchange", examples = "meeting")
        ExchangeKind kind,

        @Schema(description = "When (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(description = "held by default", examples = "held")
        EventStatus status,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "The city that received, if one did: an id, or {scheme}:{value}",
                examples = "geonames:1796236")
        String hostCity,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 100, message = "must be 1 to 100")
        @Schema(
                description = "The cities that came, or those that met, where none received: ids, or {scheme}:{value}",
                examples = "[\"geonames:2191562\"]")
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

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What happened, by language")
        List<@NotNull(message = "must not be null") @Valid Text> summary,

        @Size(max = 36, message = "must be an id")
        @Schema(
                description =
                        "Id of a partnership that joins its cities, the first of `partnerships`. Exchanges need none")
        String partnership,

        @Size(max = 100, message = "must be 100 at the most")
        @Schema(
                description =
                        "JSON Pointers to those facts of this record that were inferred: no source says them in so many words",
                examples = "[\"/hostCity\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters")
                        @Pattern(
                                regexp = "(?![\\s\\S]*(?:~(?![01])|/(?![^/])))/[\\s\\S]+",
                                message = "must be a JSON Pointer such as /hostCity")
                        String>
                inferred,

        @Schema(description = "Whether its sides met in one place", examples = "in-person")
        ExchangeMode mode,

        @Valid @Schema(description = "How large it was") ExchangeSize size,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Papers that tell of it or came of it")
        List<@NotNull(message = "must not be null") @Valid Document> documents,

        @Size(max = 20, message = "must be 20 at the most")
        @Schema(
                description =
                        "Ids of the partnerships that it belongs to. One that is named joins all its cities; of several, each joins two or more")
        List<@NotNull(message = "must not be null") @Size(max = 36, message = "must be an id") String> partnerships)
        implements Event {

    public ExchangeDraft {
        status = status == null ? EventStatus.HELD : status;
        guestCities = guestCities == null ? null : Lists.compact(guestCities);
        participants = Items.identified(Lists.compact(participants));
        topics = Lists.compact(topics);
        summary = Lists.compact(summary);
        inferred = Lists.compact(inferred);
        documents = Lists.compact(documents);
        partnerships = partnerships == null && partnership != null ? List.of(partnership) : Lists.compact(partnerships);
    }

    /** The topics that both sides raised: the host and at least one of its guests; without a host, two of those that met. */
    List<String> sharedTopics() {
        return topics.stream()
                .filter(topic -> hostCity == null
                        ? topic.raisedBy().size() > 1
                        : topic.raisedBy().contains(hostCity)
                                && topic.raisedBy().stream().anyMatch(guestCities::contains))
                .map(ExchangeTopicDraft::topic)
                .toList();
    }
}
