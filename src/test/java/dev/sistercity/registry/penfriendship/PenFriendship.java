package dev.sistercity.registry.penfriendship;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Classes that write to each other, as they are stored. */
@Entity
@Table(name = "pen_friendship")
class PenFriendship extends StoredRecord<PenFriendshipDraft> {

    public String name;
    public UUID cityId;
    public EdtfDate since;

    @Override
    public void take(PenFriendshipDraft draft) {
        name = draft.name();
        cityId = UUID.fromString(draft.city());
        since = draft.since();
    }

    @Override
    public PenFriendshipDraft draft() {
        return new PenFriendshipDraft(name, cityId.toString(), since);
    }
}
