package dev.sistercity.registry.draft;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment, as an office writes it. */
@Schema(
        name = "DraftCommentDraft",
        description = "What an office says to a draft; only those that see the draft read it")
record DraftCommentDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(examples = "Could we say 2027?")
        String text) {}
