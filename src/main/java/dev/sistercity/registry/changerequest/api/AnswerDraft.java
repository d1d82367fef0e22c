package dev.sistercity.registry.changerequest.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An answer to a change request, as it is sent.
 *
 * @param subjectVersion version of the subject that was looked at; null for the one that it was asked of
 * @param allowDuplicate why the record is another one than those that it looks like; null for none
 */
@Schema(name = "AnswerDraft", description = "An answer to a change request")
public record AnswerDraft(
        @NotNull(message = "must be given")
        @Schema(description = "withdrawn by the requester, else accepted or declined", examples = "accepted")
        Verdict verdict,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Why; public", examples = "As our council has it")
        String reason,

        @Positive(message = "must be a whole number from 1")
        @Schema(
                description =
                        "To accept a merge or a deletion of a record that was changed since it was asked for: the "
                                + "`version` of the record that you have looked at",
                examples = "4")
        Long subjectVersion,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "To accept the creation of a record that looks like others by now: why it is another one",
                examples = "A town of the same name")
        String allowDuplicate) {}
