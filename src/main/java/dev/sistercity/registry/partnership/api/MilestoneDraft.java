package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a partnership, as clients write it.
 *
 * @param id in its record
 * @param date null where unknown
 * @param kind of the partnership from then on, or, of what was only proposed or approved, as it was meant to be; null where it
 *     stayed as it was
 * @param by reference to the party that did it; null where all did
 */
@Schema(name = "MilestoneDraft", description = "Something that happened to a partnership, as it is sent")
public record MilestoneDraft(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record. Send it back to say which one you change", examples = "m4k2")
        String id,

        @NotNull(message = "must be given") @Schema(description = "What happened", examples = "signed")
        MilestoneType type,

        @Schema(description = "When (EDTF); left out where unknown", examples = "1994-10")
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
        String note)
        implements Item<MilestoneDraft> {

    public MilestoneDraft {
        signatories = Lists.compact(signatories);
        documents = Lists.compact(documents);
    }

    /** One that has no id yet. */
    public MilestoneDraft(
            MilestoneType type,
            EdtfDate date,
            PartnershipKind kind,
            String by,
            String place,
            List<Person> signatories,
            List<Document> documents,
            String note) {
        this(null, type, date, kind, by, place, signatories, documents, note);
    }

    public MilestoneDraft by(String city) {
        return new MilestoneDraft(id, type, date, kind, city, place, signatories, documents, note);
    }

    @Override
    public MilestoneDraft withId(String newId) {
        return new MilestoneDraft(newId, type, date, kind, by, place, signatories, documents, note);
    }

    @Override
    public String content() {
        return type + "|" + date + "|" + kind + "|" + by + "|" + place + "|" + note;
    }

    @Override
    public boolean isLike(MilestoneDraft other) {
        return type == other.type && Objects.equals(by, other.by);
    }
}
