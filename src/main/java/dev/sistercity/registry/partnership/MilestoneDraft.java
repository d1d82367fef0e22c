package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a partnership, as somebody writes it down.
 *
 * @param kind of the partnership from then on, or, of what was only proposed or approved, as it was meant to be; null where it
 *     stayed as it was
 * @param by reference to the party that did it; null where all did
 */
@Schema(name = "MilestoneDraft", description = "Something that happened to a partnership, as somebody writes it down")
public record MilestoneDraft(
        @NotNull(message = "must be given") @Schema(description = "What happened", examples = "signed")
        MilestoneType type,

        @NotNull(message = "must be given") @Schema(description = "When (EDTF)", examples = "1994-10")
        EdtfDate date,

        @Schema(description = "Kind of the partnership from then on", examples = "sister-city")
        PartnershipKind kind,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The party that did it, where not all did: an id, or {scheme}:{value}")
        String by,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Where", examples = "Dunedin")
        String place,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Who signed")
        List<@NotNull(message = "must not be null") @Valid Person> signatories,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Papers that were signed or issued")
        List<@NotNull(message = "must not be null") @Valid Document> documents,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Schema(description = "What else there is to say")
        String note) {

    public MilestoneDraft {
        signatories = Lists.compact(signatories);
        documents = Lists.compact(documents);
    }

    MilestoneDraft by(String id) {
        return new MilestoneDraft(type, date, kind, id, place, signatories, documents, note);
    }
}
