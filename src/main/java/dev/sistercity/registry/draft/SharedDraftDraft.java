package dev.sistercity.registry.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft, as an office writes it.
 *
 * @param content what is to be posted to the collection; it is checked when it is published
 * @param offices that see it beside the one that began it
 * @param allowDuplicate as the parameter of that name, for the record; null for none
 */
@Schema(name = "SharedDraftDraft", description = "A proposal that only the named offices see")
public record SharedDraftDraft(
        @NotNull(message = "must be given")
        @Schema(description = "Collection of the record that it will be", examples = "partnerships")
        DraftResource resource,

        @NotNull(message = "must be given")
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "What is to be posted to the collection. It is checked when it is published; try that with "
                                + "`dryRun`")
        JsonNode content,

        @Size(max = 20, message = "must be 20 at the most")
        @Schema(description = "Ids of the other offices that see it, edit it and may publish it")
        List<@NotNull(message = "must not be null") UUID> offices,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Why the record is another one than those that it looks like")
        String allowDuplicate) {

    public SharedDraftDraft {
        content = content == null || content.isNull() ? null : content;
        offices = Lists.compact(offices);
    }
}
