package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Preset;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rules for presets of imports. */
@Singleton
class ImportPresetRegister extends Register<ImportPreset, ImportPresetDraft> implements MergeListener {

    private static final String UNIQUE = "import_preset_name_key";

    /** Of a city; lists of one office have few shapes. */
    static final int MOST_OF_A_CITY = 50;

    private static final String OF_THE_CITY = "from import_preset where city_id is not distinct from ?";

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final Sql sql;

    ImportPresetRegister(CityReferences references, Jurisdiction jurisdiction, Sql sql) {
        super(ImportPresetCollection.COLLECTION, ImportPreset.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.sql = sql;
    }

    @Override
    protected ImportPreset newEntity() {
        return new ImportPreset();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ImportPresetDraft draft) {
        return jurisdiction.covers(actor, draft.city());
    }

    @Override
    public String whose() {
        return "presets whose city is its own";
    }

    @Override
    protected ImportPresetDraft checked(UUID id, ImportPresetDraft draft, ImportPresetDraft before) {
        boolean isNewName = before == null || !before.name().equals(draft.name());
        if (isNewName && Preset.shipped(draft.name()).isPresent()) {
            throw RegistryException.refused(
                    "/name", draft.name() + " is the name of a preset that the registry brings along");
        }
        ImportPresetDraft resolved = resolved(draft);
        if (before == null || !Objects.equals(before.city(), resolved.city())) {
            requireRoom(resolved.city());
        }
        return resolved;
    }

    /** Of two writers at once the later one waits for the rows of the city, and counts what the other has added. */
    private void requireRoom(String city) {
        UUID id = city == null ? null : UUID.fromString(city);
        sql.number("select count(*) from (select 1 " + OF_THE_CITY + " order by id for no key update) held", id);
        if (sql.number("select count(*) " + OF_THE_CITY, id) >= MOST_OF_A_CITY) {
            throw RegistryException.refused(
                    "/city",
                    (city == null
                                    ? "there may be " + MOST_OF_A_CITY + " presets without a city"
                                    : "a city may have " + MOST_OF_A_CITY + " presets")
                            + "; change or delete one of them");
        }
    }

    /** A name that a later version brings along stays with the preset that had it before. */
    @Override
    protected ImportPresetDraft checkedAgain(UUID id, ImportPresetDraft draft) {
        return resolved(draft);
    }

    private ImportPresetDraft resolved(ImportPresetDraft draft) {
        return new ImportPresetDraft(
                draft.name(), draft.description(), references.id(draft.city(), "/city"), fields(draft));
    }

    private static List<PresetField> fields(ImportPresetDraft draft) {
        List<PresetField> fields = new ArrayList<>();
        Set<Field> there = new HashSet<>();
        for (int i = 0; i < draft.fields().size(); i++) {
            PresetField one = draft.fields().get(i);
            String pointer = "/fields/" + i;
            Field field = Field.of(one.field())
                    .orElseThrow(() -> RegistryException.refused(
                            pointer + "/field",
                            "is no field; known are " + String.join(", ", Field.parameters()) + ", and of a third side "
                                    + "to a ninth the same with its number"));
            if (!there.add(field)) {
                throw RegistryException.refused(pointer + "/field", field + " is said twice");
            }
            if (one.columns().isEmpty() && one.value() == null) {
                throw RegistryException.refused(pointer, "needs columns or a value");
            }
            fields.add(new PresetField(field.parameter(), one.columns(), one.value()));
        }
        requireSide(there, Field.CITY1, Field.ID1);
        requireSide(there, Field.CITY2, Field.ID2);
        return fields;
    }

    private static void requireSide(Set<Field> there, Field name, Field identifier) {
        if (!there.contains(name) && !there.contains(identifier)) {
            throw RegistryException.refused("/fields", "must have " + name + " or " + identifier);
        }
    }

    @Override
    protected RuntimeException violated(String constraint, ImportPresetDraft draft) {
        return draft != null && constraint.equals(UNIQUE)
                ? new RegistryException(
                        Kind.DUPLICATE, "Another preset is called " + draft.name() + " (" + UNIQUE + ")")
                : super.violated(constraint, draft);
    }

    Optional<ImportPresetDraft> find(String name) {
        return ImportPreset.<ImportPreset>find("name", name)
                .firstResultOptional()
                .map(ImportPreset::draft);
    }

    /** Presets of a merged city are its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                ImportPreset.<ImportPreset>list("cityId = ?1 order by id", mergeContext.from()).stream()
                        .map(preset -> preset.id)
                        .toList());
    }
}
