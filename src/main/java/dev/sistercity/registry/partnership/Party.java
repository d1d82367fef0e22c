package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A side of a partnership, as it is stored.
 *
 * @param itemId null as an earlier version wrote it, which made none up
 */
@Embeddable
record Party(
        UUID cityId,
        String nameAsSigned,
        String itemId,
        EdtfDate joined,
        @Column(name = "left_on") EdtfDate left,
        String leftReason,
        String successorOf) {

    static Party of(PartyDraft draft) {
        return new Party(
                UUID.fromString(draft.city()),
                draft.nameAsSigned(),
                draft.id(),
                draft.joined(),
                draft.left(),
                draft.leftReason(),
                draft.successorOf());
    }

    PartyDraft draft() {
        return new PartyDraft(itemId, cityId.toString(), nameAsSigned, joined, left, leftReason, successorOf);
    }
}
