package dev.sistercity.registry.source.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a source says of a record, as clients write it.
 *
 * @param pointer JSON Pointer into the record as it is answered; empty for the record as a whole
 * @param value what the source has there; null only for the record as a whole
 * @param asOf the date for which the value holds; null where the source means its own time
 */
@Schema(name = "ClaimDraft", description = "What a source says of a record, as it is sent")
public record ClaimDraft(
        @NotNull(message = "must be given") @Valid @Schema(description = "The record it is about")
        SubjectDraft subject,

        @NotNull(message = "must be given; empty for the record as a whole")
        @Size(max = 300, message = "must have at most 300 characters")
        @Pattern(
                // Clients of all languages read it, too: no possessive quantifiers, no end of input.
                regexp =
                        "(?![\\s\\S]*(?:[^/]~(?![01])|/~(?![01]|" + Item.NAMED + "(?:/|(?![\\s\\S])))))(?:/[\\s\\S]*)?",
                message =
                        "must be a JSON Pointer such as /established, or /milestones/~m4k2/date for an item by its id")
        @Schema(
                description =
                        "JSON Pointer into the record as it is answered; empty for the record as a whole. An item of a list is "
                                + "named by its id after a tilde, `/milestones/~m4k2/date`: so the claim stays with it. A place in "
                                + "such a list is taken for the item that is there now",
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

    /** About another place in its record. */
    public ClaimDraft at(String place) {
        return new ClaimDraft(subject, place, value, source, quote, rank, asOf);
    }
}
