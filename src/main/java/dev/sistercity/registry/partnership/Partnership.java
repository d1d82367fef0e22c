package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.partnership.agreement.AgreementDraft;
import dev.sistercity.registry.partnership.api.Consent;
import dev.sistercity.registry.partnership.api.KindAsStated;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.PartiesKey;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A partnership as it is stored. */
@Entity
@Table(name = "partnership")
class Partnership extends StoredRecord<PartnershipDraft> {

    @Enumerated(EnumType.STRING)
    public PartnershipKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode kindAsStated;

    @Enumerated(EnumType.STRING)
    public PartnershipStatus status;

    public EdtfDate established;
    public EdtfDate ended;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<String> endedBy;

    public String endReason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<String> fields;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<MilestoneDraft> milestones;

    /** Null as an earlier version wrote it. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<AgreementDraft> agreements;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public Consent consent;

    /** The same for A–B and B–A: with the kind, and while it is not over, unique. */
    public String partiesKey;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "partnership_party", joinColumns = @JoinColumn(name = "partnership_id"))
    @OrderColumn(name = "position")
    public List<Party> parties = new ArrayList<>();

    @Override
    public void take(PartnershipDraft draft) {
        kind = draft.kind();
        kindAsStated = KindAsStated.stored(draft.namesOfKind());
        status = draft.status();
        established = draft.established();
        ended = draft.ended();
        endedBy = draft.endedBy();
        endReason = draft.endReason();
        fields = draft.fields();
        milestones = draft.milestones();
        agreements = draft.agreements();
        consent = draft.consent();
        List<Party> now = draft.parties().stream().map(Party::of).toList();
        if (!parties.equals(now)) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            parties = new ArrayList<>(now);
        }
        partiesKey =
                PartiesKey.of(draft.parties().stream().map(PartyDraft::city).toList());
    }

    @Override
    public PartnershipDraft draft() {
        return new PartnershipDraft(
                kind,
                KindAsStated.of(kindAsStated),
                parties.stream().map(Party::draft).toList(),
                status,
                established,
                ended,
                endedBy,
                endReason,
                fields,
                milestones,
                agreements,
                consent);
    }
}
