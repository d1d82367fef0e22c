package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.change.entity.StoredRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A preset of imports as it is stored. */
@Entity
@Table(name = "import_preset")
class ImportPreset extends StoredRecord<ImportPresetDraft> {

    public String name;
    public String description;
    public UUID cityId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PresetField> fields;

    @Override
    public void take(ImportPresetDraft draft) {
        name = draft.name();
        description = draft.description();
        cityId = draft.city() == null ? null : UUID.fromString(draft.city());
        fields = draft.fields();
    }

    @Override
    public ImportPresetDraft draft() {
        return new ImportPresetDraft(name, description, cityId == null ? null : cityId.toString(), fields);
    }
}
