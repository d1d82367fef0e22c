package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a partnership, as somebody writes it down.
 *
 * @param kind the kind of partnership that it led to, or was meant to lead to; null where it left that as it was
 * @param by reference to the party that did it alone; null for all of them, or unknown
 */
@Schema(name = "MilestoneDraft", description = "Something that happened to a partnership, as somebody writes it down")
public record MilestoneDraft(
        @NotNull(message = "must be given") @Schema(description = "What happened", examples = "signed")
        MilestoneType type,

        @NotNull(message = "must be given") @Schema(description = "When (EDTF)", examples = "1994-10")
        EdtfDate date,

        @Schema(
                description = "The kind of partnership that it led to, or was meant to lead to; not of an end or a"
                        + " suspension",
                examples = "sister-city")
        PartnershipKind kind,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "The party that did it alone: an id, or {scheme}:{value}")
        String by,

        @Size(max = 300, message = "must have at most 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Where", examples = "Dunedin")
        String place,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Who signed")
        List<@NotNull(message = "must not be null") @Valid Person> signatories,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What was signed, or tells of it")
        List<@NotNull(message = "must not be null") @Valid Document> documents,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Anything else worth knowing of it",
                examples = "During a visit of a delegation of Shanghai.")
        String note) {

    public MilestoneDraft {
        signatories = signatories == null ? List.of() : Collections.unmodifiableList(signatories);
        documents = documents == null ? List.of() : Collections.unmodifiableList(documents);
    }

    MilestoneDraft withBy(String city) {
        return new MilestoneDraft(type, date, kind, city, place, signatories, documents, note);
    }
}
