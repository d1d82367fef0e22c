package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Item;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A side of a partnership, as clients write it.
 *
 * @param id in its record
 * @param joined null where it was a side from the beginning
 * @param left null where it is one still
 * @param successorOf reference to the side in whose place it came; null for none
 */
@Schema(name = "PartyDraft", description = "A side of a partnership, as it is sent")
public record PartyDraft(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record", examples = "p7c2")
        String id,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "An id, or {scheme}:{value}", examples = "geonames:2191562")
        String city,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "The name under which it signed, if another", examples = "Dunedin City")
        String nameAsSigned,

        @Schema(description = "Since when it is a side, where not from the beginning (EDTF)", examples = "1998")
        EdtfDate joined,

        @Schema(
                description =
                        "Until when it was a side (EDTF). Who leaves ends its own part only; the partnership is ended when fewer "
                                + "than two are left",
                examples = "2019-06")
        EdtfDate left,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters") @Schema(description = "Why it left")
        String leftReason,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The side in whose place it came: an id, or {scheme}:{value}")
        String successorOf)
        implements Item<PartyDraft> {

    /** A side from the beginning until now, that has no id yet. */
    public PartyDraft(String city, String nameAsSigned) {
        this(null, city, nameAsSigned, null, null, null, null);
    }

    @Override
    public PartyDraft withId(String newId) {
        return new PartyDraft(newId, city, nameAsSigned, joined, left, leftReason, successorOf);
    }

    /** With the id of its city in place of a reference. */
    public PartyDraft resolved(String cityId) {
        return new PartyDraft(id, cityId, nameAsSigned, joined, left, leftReason, successorOf);
    }

    /** With the id of the side in whose place it came. */
    public PartyDraft succeeding(String cityId) {
        return new PartyDraft(id, city, nameAsSigned, joined, left, leftReason, cityId);
    }

    /** With what another record tells of the side, where this one is silent. When a side left is for the record to say. */
    public PartyDraft completed(PartyDraft other) {
        boolean contradicts = left != null && other.joined != null && left.overBy(other.joined, Certainty.CERTAIN);
        return new PartyDraft(
                id,
                city,
                nameAsSigned == null ? other.nameAsSigned : nameAsSigned,
                joined == null && !contradicts ? other.joined : joined,
                left,
                leftReason,
                successorOf);
    }

    @Override
    public String content() {
        return String.valueOf(city);
    }

    @Override
    public boolean isLike(PartyDraft other) {
        return city.equals(other.city);
    }
}
