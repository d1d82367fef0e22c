package dev.sistercity.registry.partnership.agreement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that the sides of a partnership have signed, as clients write it.
 *
 * @param id in its record
 * @param date when it was signed; null where unknown
 * @param validFrom null where it is in force from its date on
 * @param validUntil null where it has no term
 * @param renewal null where not told
 * @param supersedes id of the agreement in whose place it came; null for none
 * @param inForce worked out by the registry, as of the record's last change
 */
@JsonIgnoreProperties("lapses")
@Schema(name = "SignedAgreementDraft", description = "Something that the sides have signed, as it is sent")
public record AgreementDraft(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record", examples = "a2k7")
        String id,

        @NotNull(message = "must be given") @Schema(description = "What it is", examples = "sister-city-agreement")
        AgreementType type,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "Its title", examples = "Agreement on the establishment of sister city relations")
        String title,

        @Schema(description = "When it was signed (EDTF)", examples = "2019-05-20")
        EdtfDate date,

        @Schema(description = "Since when it is in force, where not from its date on (EDTF)", examples = "2019-06-01")
        EdtfDate validFrom,

        @Schema(description = "Until when, if it has a term (EDTF)", examples = "2024-05-31")
        EdtfDate validUntil,

        @Schema(description = "What happens at the end of its term", examples = "by-agreement")
        AgreementRenewal renewal,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Where it can be read, by language")
        List<@NotNull(message = "must not be null") @Valid AgreementText> texts,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Who signed")
        List<@NotNull(message = "must not be null") @Valid Person> signatories,

        @Schema(description = "Id of the agreement of this record in whose place it came", examples = "a1x3")
        @Size(max = 12, message = "must be a short id, such as m4k2")
        String supersedes,

        @Schema(readOnly = true, description = "Whether it is in force: worked out by the registry, whatever is sent")
        Boolean inForce)
        implements Item<AgreementDraft> {

    public AgreementDraft {
        texts = Lists.compact(texts);
        signatories = Lists.compact(signatories);
    }

    @Override
    public AgreementDraft withId(String newId) {
        return new AgreementDraft(
                newId, type, title, date, validFrom, validUntil, renewal, texts, signatories, supersedes, inForce);
    }

    /** The same in the place of another one. */
    public AgreementDraft superseding(String other) {
        return new AgreementDraft(
                id, type, title, date, validFrom, validUntil, renewal, texts, signatories, other, inForce);
    }

    /** Without what follows from the day. */
    public AgreementDraft timeless() {
        return new AgreementDraft(
                id, type, title, date, validFrom, validUntil, renewal, texts, signatories, supersedes, null);
    }

    AgreementDraft standing(boolean now) {
        return new AgreementDraft(
                id, type, title, date, validFrom, validUntil, renewal, texts, signatories, supersedes, now);
    }

    @Override
    public String content() {
        return type + "|" + title + "|" + date + "|" + validFrom + "|" + validUntil;
    }

    @Override
    public boolean isLike(AgreementDraft other) {
        return type == other.type;
    }

    /** Since when it is in force: null where not told. */
    public EdtfDate begins() {
        return validFrom == null ? date : validFrom;
    }
}
