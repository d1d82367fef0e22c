package dev.sistercity.registry.changerequest.api;

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
 * A change request, as clients send it.
 *
 * @param action null for a patch, as versions write it that know no other
 * @param patch JSON Merge Patch (RFC 7396) to the record; null for other actions
 * @param content the record that is to be created, as it would be posted; null for other actions
 * @param into the record that the subject is to be merged into; null for other actions
 * @param allowDuplicate why the record that is to be created is another one than those that it looks like; null for none
 * @param reason why; null only where an office did not say
 * @param progress what became of it; never sent
 */
@Schema(name = "ChangeRequestDraft", description = "A proposed change. Everything in it is public")
@RequestParts
public record ChangeRequestDraft(
        @NotNull(message = "must be given") @Valid @Schema(description = "The record that it is about")
        RequestSubjectDraft subject,

        @Schema(
                description =
                        "patch: that the record be changed. create: that there be one. merge: that it be merged into another. "
                                + "delete: that it be deleted",
                defaultValue = "patch")
        RequestAction action,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "With `patch`: the change as JSON Merge Patch (RFC 7396), as PATCH on the record itself takes it")
        JsonNode patch,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "With `create`: the record, as a POST to its collection takes it")
        JsonNode content,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "With `merge`: the record that remains: an id; of a city also {scheme}:{value}")
        String into,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "With `create`: why the record is another one than those that it looks like")
        String allowDuplicate,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                required = true,
                description = "Why it would be right. Leave out whatever is private: it is public",
                examples = "The city's own statistics of 2025")
        String reason,

        @Size(max = 10, message = "must be 10 at the most") @Schema(description = "Where that can be read")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 2000, message = "must have at most 2000 characters")
                        @Pattern(regexp = "https?://[^\\s]+", message = "must be an http or https URL") String>
                sources,

        @Schema(hidden = true) RequestProgress progress) {

    public ChangeRequestDraft {
        action = action == RequestAction.PATCH ? null : action;
        // Of other actions answers have an empty patch, which may be sent back.
        patch = patch == null || patch.isNull() || action != null && patch.isObject() && patch.isEmpty() ? null : patch;
        content = content == null || content.isNull() ? null : content;
        sources = Lists.compact(sources);
    }

    /** That a record be changed. */
    public static ChangeRequestDraft ofPatch(
            RequestSubjectDraft subject, JsonNode patch, String reason, RequestProgress progress) {
        return new ChangeRequestDraft(subject, null, patch, null, null, null, reason, List.of(), progress);
    }

    /** What is asked for; never null. */
    public RequestAction asks() {
        return action == null ? RequestAction.PATCH : action;
    }

    public ChangeRequestDraft with(RequestProgress now) {
        return new ChangeRequestDraft(subject, action, patch, content, into, allowDuplicate, reason, sources, now);
    }

    /** The same about a record that is known by its id, and with the id of the one that it is to be merged into. */
    public ChangeRequestDraft about(RequestSubjectDraft known, String survivor) {
        return new ChangeRequestDraft(
                known, action, patch, content, survivor, allowDuplicate, reason, sources, progress);
    }
}
