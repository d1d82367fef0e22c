package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a source says of a record, as somebody writes it down.
 *
 * @param pointer JSON Pointer into the record as it is answered; empty for the record as a whole
 * @param value what the source has there; null only for the record as a whole
 * @param asOf the date for which the value holds; null where the source means its own time
 */
@Schema(name = "ClaimDraft", description = "What a source says of a record, as somebody writes it down")
public record ClaimDraft(
        @NotNull(message = "must be given") @Valid @Schema(description = "The record it is about")
        SubjectDraft subject,

        @NotNull(message = "must be given; empty for the record as a whole")
        @Size(max = 300, message = "must have at most 300 characters")
        @Pattern(regexp = "(/([^~/]|~[01])*)*", message = "must be a JSON Pointer such as /established")
        @Schema(
                description = "JSON Pointer into the record as it is answered; empty for the record as a whole",
                examples = "/established")
        String pointer,

        @Schema(description = "What the source has there, in the form in which the record has it", examples = "1994")
        JsonNode value,

        @NotNull(message = "must be given")
        @Size(max = 36, message = "must be an id")
        @Schema(description = "Id of the source")
        String source,

        @Valid @Schema(description = "The source's own words")
        Text quote,

        @Schema(description = "normal by default") ClaimRank rank,

        @Schema(description = "The date for which the value holds (EDTF)", examples = "2016-06")
        EdtfDate asOf) {

    public ClaimDraft {
        value = value == null || value.isNull() ? null : value;
        rank = rank == null ? ClaimRank.NORMAL : rank;
    }
}
