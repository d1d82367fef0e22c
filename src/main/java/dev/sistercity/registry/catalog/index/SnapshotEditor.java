package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.change.entity.RecordVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the snapshot after a batch of changes from the one before it. What is put into an empty one is indexed as a whole, once, on
 * all processors, however many changes it was put by.
 */
public final class SnapshotEditor {

    private final Snapshot before;
    private final boolean first;
    private final Map<String, RecordsEditor<?>> editors = new LinkedHashMap<>();

    public SnapshotEditor(Snapshot before) {
        this.before = before;
        this.first = before.all().values().stream().allMatch(records -> records.nextSlot() == 0);
        before.all().forEach((name, records) -> editors.put(name, new RecordsEditor<>(records, first)));
    }

    @SuppressWarnings("unchecked") // a name belongs to one type
    public <D> SnapshotEditor put(String resource, RecordVersion<D> recordVersion) {
        ((RecordsEditor<D>) editors.get(resource)).put(recordVersion);
        return this;
    }

    /** Puts a record into the slot that it had. */
    @SuppressWarnings("unchecked") // a name belongs to one type
    public <D> void put(String resource, RecordVersion<D> recordVersion, int slot) {
        ((RecordsEditor<D>) editors.get(resource)).put(recordVersion, slot);
    }

    /** Gives the next record to come this slot or a later one. */
    public void continueAt(String resource, int slot) {
        editors.get(resource).continueAt(slot);
    }

    @SuppressWarnings("unchecked") // a name belongs to one type
    public <D> void remove(String resource, UUID id, Tombstone<D> tombstone) {
        ((RecordsEditor<D>) editors.get(resource)).remove(id, tombstone);
    }

    /** Takes a record out as if it had never been. */
    public void forget(String resource, UUID id) {
        RecordsEditor<?> editor = editors.get(resource);
        if (editor != null) {
            editor.forget(id);
        }
    }

    public void hide(String resource, UUID id, Unreadable record) {
        editors.get(resource).hide(id, record);
    }

    public Snapshot done(long sequence) {
        if (!first) {
            touchDependents();
        }
        Map<String, Records<?>> records = new LinkedHashMap<>(before.all());
        Snapshot working = new Snapshot(sequence, before.lineage(), records);
        editors.values().removeIf(RecordsEditor::changesNothing);
        editors.forEach((name, editor) -> records.put(name, editor.placed()));
        Terms.KnownWords known = new Terms.KnownWords();
        editors.forEach((name, editor) -> records.put(name, editor.indexed(before, working, known)));
        editors.forEach((name, editor) -> records.put(name, sorted(editor, records.get(name), working)));
        return working;
    }

    private void touchDependents() {
        editors.values().stream()
                .map(editor -> editor.dependents(before))
                .toList()
                .forEach(ids -> ids.forEach(id -> editors.values().forEach(editor -> editor.touch(id))));
    }

    @SuppressWarnings("unchecked") // the records came from this editor
    private static <D> Records<D> sorted(RecordsEditor<D> editor, Records<?> indexed, Snapshot working) {
        return editor.sorted((Records<D>) indexed, working);
    }
}
