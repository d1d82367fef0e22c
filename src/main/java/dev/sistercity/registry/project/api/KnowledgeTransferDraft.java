package dev.sistercity.registry.project.api;

import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one city learnt from another, as clients write it.
 *
 * @param fromCity reference to the city that knew it
 * @param toCity reference to the city that learnt it
 */
@Schema(name = "KnowledgeTransferDraft", description = "What one city learnt from another, as it is sent")
public record KnowledgeTransferDraft(
        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that knew it: an id, or {scheme}:{value}", examples = "geonames:1796236")
        String fromCity,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city that learnt it: an id, or {scheme}:{value}", examples = "geonames:2191562")
        String toCity,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 50, message = "must be 1 to 50")
        @Schema(description = "What was learnt, by language")
        List<@NotNull(message = "must not be null") @Valid Text> what,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Fields, as of partnerships", examples = "[\"digital\"]")
        List<@NotNull(message = "must not be null") @Topic String> fields,

        @Schema(description = "When (EDTF)", examples = "../2023")
        EdtfDate date) {

    public KnowledgeTransferDraft {
        what = what == null ? null : Lists.compact(what);
        fields = Lists.compact(fields);
    }
}
