package dev.sistercity.registry.exchange;

import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was talked about, as clients write it.
 *
 * @param raisedBy references to the cities that raised it
 */
@Schema(name = "ExchangeTopicDraft", description = "Something that was talked about")
public record ExchangeTopicDraft(
        @NotNull(message = "must be given")
        @Schema(description = "What it was", examples = "care-for-the-elderly")
        @Topic
        String topic,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(
                description =
                        "The host or guests that raised it: ids, or {scheme}:{value}; none where that is not known",
                examples = "[\"geonames:1796236\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                raisedBy) {

    public ExchangeTopicDraft {
        raisedBy = Lists.compact(raisedBy);
    }
}
