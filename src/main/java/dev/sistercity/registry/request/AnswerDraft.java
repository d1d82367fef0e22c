package dev.sistercity.registry.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer to a change request, as it is sent. */
@Schema(name = "AnswerDraft", description = "An answer to a change request")
record AnswerDraft(
        @NotNull(message = "must be given")
        @Schema(description = "withdrawn by whoever made the request, else accepted or declined", examples = "accepted")
        Verdict verdict,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Why; shown to everybody", examples = "As our council has it")
        String reason) {}
