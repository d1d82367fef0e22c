package dev.sistercity.registry.commitment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Person;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a speaker promised or wished, as clients write it.
 *
 * @param speaker in the public role of that day
 * @param city reference to the city that the speaker spoke for
 * @param forum id of the forum where it was said; that or {@code exchange}
 * @param exchange id of the exchange where it was said
 * @param quote the words themselves
 * @param summary the sense in other words
 */
@Schema(
        name = "CommitmentDraft",
        description = "What a speaker promised or wished at a forum or in an exchange, as it is sent: needs a "
                + "`forum` or an `exchange`, and a `quote` or a `summary`")
public record CommitmentDraft(
        @NotNull(message = "must be given") @Schema(description = "How binding the words were", examples = "wish")
        CommitmentKind kind,

        @NotNull(message = "must be given") @Valid @Schema(description = "Who said it, in the public role of that day")
        Person speaker,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "The city that the speaker spoke for: an id, or {scheme}:{value}",
                examples = "geonames:2191562")
        String city,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the forum where it was said")
        String forum,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the exchange where it was said")
        String exchange,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 50, message = "must be 1 to 50")
        @Schema(description = "What it is about", examples = "[\"education\"]")
        List<@NotNull(message = "must not be null") @Topic String> topics,

        @Valid @Schema(description = "The words themselves, in the language that they are quoted in")
        Text quote,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "The sense in other words, by language")
        List<@NotNull(message = "must not be null") @Valid Text> summary,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Towards whom; none where that was left open")
        List<@NotNull(message = "must not be null") @Valid CounterpartDraft> towards,

        @Schema(description = "What became of it; stated by default", examples = "stated")
        CommitmentStatus status,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Records that came of it; none as long as it is only stated")
        List<@NotNull(message = "must not be null") @Valid ResultDraft> results) {

    public CommitmentDraft {
        topics = topics == null ? null : Lists.compact(topics);
        summary = Lists.compact(summary);
        towards = Lists.compact(towards);
        status = status == null ? CommitmentStatus.STATED : status;
        results = Lists.compact(results);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "needs one of forum and exchange: where it was said")
    public boolean isSaidSomewhere() {
        return (forum == null) != (exchange == null);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "needs a quote or a summary: what was said")
    public boolean isSomething() {
        return quote != null || !summary.isEmpty();
    }

    /** The same words with another fate. */
    CommitmentDraft with(CommitmentStatus now, List<ResultDraft> came) {
        return new CommitmentDraft(kind, speaker, city, forum, exchange, topics, quote, summary, towards, now, came);
    }
}
