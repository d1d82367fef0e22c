package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change that somebody asks for.
 *
 * @param patch JSON Merge Patch (RFC 7396) to the record
 * @param reason why; null only where an office did not say
 * @param progress what became of it, which nobody drafts
 */
@Schema(
        name = "ChangeRequestDraft",
        description = "A change that somebody asks for. Everything in it is shown to everybody")
record ChangeRequestDraft(
        @NotNull(message = "must be given") @Valid @Schema(description = "The record that is to be changed")
        RequestSubjectDraft subject,

        @NotNull(message = "must be given")
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The change as JSON Merge Patch (RFC 7396), as PATCH on the record itself takes it")
        JsonNode patch,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Why it would be right. Leave out whatever is private: it is shown to everybody",
                examples = "The city's own statistics of 2025")
        String reason,

        @Size(max = 10, message = "must be 10 at the most") @Schema(description = "Where that can be read")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 2000, message = "must have at most 2000 characters")
                        @Pattern(regexp = "https?://[^\\s]+", message = "must be an http or https URL") String>
                sources,

        @Schema(hidden = true) Progress progress) {

    public ChangeRequestDraft {
        patch = patch == null || patch.isNull() ? null : patch;
        sources = Lists.compact(sources);
    }

    ChangeRequestDraft with(Progress now) {
        return new ChangeRequestDraft(subject, patch, reason, sources, now);
    }
}
