package dev.sistercity.registry.project;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.project.api.KnowledgeTransferDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one city learnt from another, as it is stored. */
@Entity
@Table(name = "knowledge_transfer")
class KnowledgeTransfer extends StoredRecord<KnowledgeTransferDraft> {

    public UUID fromCityId;
    public UUID toCityId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> what;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> fields;

    public EdtfDate date;

    @Override
    public void take(KnowledgeTransferDraft draft) {
        fromCityId = UUID.fromString(draft.fromCity());
        toCityId = UUID.fromString(draft.toCity());
        what = draft.what();
        fields = draft.fields();
        date = draft.date();
    }

    @Override
    public KnowledgeTransferDraft draft() {
        return new KnowledgeTransferDraft(fromCityId.toString(), toCityId.toString(), what, fields, date);
    }
}
