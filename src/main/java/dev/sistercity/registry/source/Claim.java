package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.ClaimRank;
import dev.sistercity.registry.source.api.SubjectDraft;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What a source says of a record, as it is stored. */
@Entity
@Table(name = "claim")
class Claim extends StoredRecord<ClaimDraft> {

    /** The collection of the record that it is about. Each collection that claims may be about has a foreign key from here. */
    public String subjectResource;

    public UUID subjectId;
    public String pointer;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode value;

    public UUID sourceId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public Text quote;

    @Enumerated(EnumType.STRING)
    public ClaimRank rank;

    public EdtfDate asOf;

    @Override
    public void take(ClaimDraft draft) {
        subjectResource = draft.subject().resource();
        subjectId = UUID.fromString(draft.subject().id());
        pointer = draft.pointer();
        value = draft.value();
        sourceId = UUID.fromString(draft.source());
        quote = draft.quote();
        rank = draft.rank();
        asOf = draft.asOf();
    }

    @Override
    public ClaimDraft draft() {
        return new ClaimDraft(
                new SubjectDraft(subjectResource, subjectId.toString()),
                pointer,
                value,
                sourceId.toString(),
                quote,
                rank,
                asOf);
    }
}
