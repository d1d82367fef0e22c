package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads the documents of changes into states of the registry. What a newer version of the service wrote and this one cannot take
 * in is hidden; that there is such is said once for each kind of record and each thing.
 */
final class ChangeReader {

    private static final Logger LOG = Logger.getLogger(ChangeReader.class);

    private final RecordDocument documents;
    private final Map<String, RecordCollection<?>> types;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    ChangeReader(RecordDocument documents, List<RecordCollection<?>> types) {
        this.documents = documents;
        this.types = types.stream().collect(Collectors.toMap(RecordCollection::name, Function.identity()));
    }

    /**
     * Reads the document of a change, on any thread.
     *
     * @return puts what was read into a state that is being made
     */
    Consumer<SnapshotEditor> read(Change change) {
        RecordCollection<?> type = types.get(change.resource());
        if (type == null) {
            wrote(change, "records of a kind that this version does not have", "");
            return editor -> {};
        }
        if (change.action() == null) {
            return hidden(
                    change, new IllegalArgumentException("this replica does not know the action " + change.named()));
        }
        try {
            return read(type, change);
        } catch (UnreadableDocument e) {
            return hidden(change, e);
        }
    }

    private <D> Consumer<SnapshotEditor> read(RecordCollection<D> type, Change change) {
        RecordVersion<D> recordVersion = documents.read(change.document(), type.draftType());
        if (recordVersion.unknown() != null) {
            wrote(change, "properties that this version does not know, and keeps", "");
        }
        return change.action().leavesTombstone()
                ? editor -> editor.remove(
                        change.resource(),
                        change.recordId(),
                        new Tombstone<>(change.version(), change.at(), recordVersion.mergedInto(), recordVersion))
                : editor -> editor.put(change.resource(), recordVersion);
    }

    private Consumer<SnapshotEditor> hidden(Change change, RuntimeException e) {
        return editor -> hide(editor, change, e);
    }

    void hide(SnapshotEditor editor, Change change, RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        wrote(change, "records that this version cannot read", " (" + first + ")");
        editor.hide(
                change.resource(), change.recordId(), new Unreadable(change.version(), change.at(), change.document()));
    }

    /**
     * @param what of a change is new
     * @param detail of this one
     */
    private void wrote(Change change, String what, String detail) {
        named.add(change.resource());
        if (said.add(change.resource() + ' ' + what)) {
            LOG.warnf(
                    "A newer version of the registry writes %s: change %d, of %s %s%s. Nothing is lost; have this"
                            + " replica be of that version",
                    what, change.sequence(), change.resource(), change.recordId(), detail);
        }
    }

    /** Takes over what {@link #unknownCollections} answered before. */
    void knowUnknown(Set<String> collections) {
        named.addAll(collections);
    }

    /** Kinds of records that only a newer version has, by their collections' names. */
    Set<String> unknownCollections() {
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(types.keySet());
        return unknown;
    }
}
