package dev.sistercity.registry.office;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.value.Name;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An office as it is stored. */
@Entity
@Table(name = "office")
class Office extends StoredRecord<OfficeDraft> {

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    public UUID cityId;
    public String website;
    public String contact;
    public boolean contactPublished;

    @ElementCollection
    @CollectionTable(name = "office_delegation", joinColumns = @JoinColumn(name = "office_id"))
    @OrderColumn(name = "position")
    public List<Delegation> delegations = new ArrayList<>();

    @Override
    public void take(OfficeDraft draft) {
        names = draft.names();
        cityId = UUID.fromString(draft.city());
        website = draft.website();
        contact = draft.contact();
        contactPublished = draft.contactPublished();
        List<Delegation> now = draft.delegations().stream()
                .map(delegation ->
                        new Delegation(UUID.fromString(delegation.city()), delegation.until(), delegation.note()))
                .toList();
        if (!delegations.equals(now)) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            delegations = new ArrayList<>(now);
        }
    }

    @Override
    public OfficeDraft draft() {
        return new OfficeDraft(
                null,
                names,
                cityId.toString(),
                website,
                contact,
                contactPublished,
                delegations.stream()
                        .map(delegation -> new DelegationDraft(
                                delegation.cityId().toString(), delegation.until(), delegation.note()))
                        .toList());
    }
}
