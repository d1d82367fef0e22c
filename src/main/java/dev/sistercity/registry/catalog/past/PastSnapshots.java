package dev.sistercity.registry.catalog.past;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.EarlierChanges;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes earlier states of the registry from the log: from a later one, in which the records that changed since get their
 * earlier documents; or, where that is less, from the beginning. What did not change is shared with the later state.
 */
@Singleton
class PastSnapshots {

    /** Documents at a time. */
    private static final int AT_A_TIME = 1_000;

    private final Catalog catalog;
    private final ChangeLog log;
    private final EarlierChanges earlier;
    private final int most;

    /** @param most records or changes that one state is made of at the most */
    PastSnapshots(
            Catalog catalog,
            ChangeLog log,
            EarlierChanges earlier,
            @ConfigProperty(name = "registry.known-at.most-changes", defaultValue = "200000") int most) {
        this.catalog = catalog;
        this.log = log;
        this.earlier = earlier;
        this.most = most;
    }

    /**
     * The registry after a change.
     *
     * @param later a state that has this change
     * @throws RegistryException MALFORMED if too much has changed since
     */
    Snapshot at(long sequence, Snapshot later) throws SQLException {
        long since = later.sequence() - sequence;
        if (Math.min(sequence, since) > most) {
            // Of many changes of few records it is less work than it looks.
            return undone(sequence, later);
        }
        return sequence < since ? fromTheBeginning(sequence, later) : undone(sequence, later);
    }

    private Snapshot fromTheBeginning(long sequence, Snapshot later) throws SQLException {
        Snapshot then = catalog.beginning().with(later.lineage());
        while (then.sequence() < sequence) {
            List<Change> changes =
                    log.after(then.sequence(), sequence, new ChangeLog.Wanted(List.of(), null), AT_A_TIME);
            if (changes.isEmpty()) {
                throw new IllegalStateException("The log ends at " + then.sequence() + " before " + sequence);
            }
            then = catalog.after(then, changes);
        }
        return then;
    }

    private Snapshot undone(long sequence, Snapshot later) throws SQLException {
        List<EarlierChanges.Changed> changed = earlier.changed(sequence, later.sequence(), most + 1);
        if (changed.size() > most) {
            throw RegistryException.ofParameter(
                    "knownAt", "is too long ago: more than " + most + " records have changed since");
        }
        SnapshotEditor editor = new SnapshotEditor(later);
        Map<String, List<UUID>> byResource = changed.stream()
                .collect(Collectors.groupingBy(
                        EarlierChanges.Changed::resource,
                        Collectors.mapping(EarlierChanges.Changed::id, Collectors.toList())));
        for (Map.Entry<String, List<UUID>> records : byResource.entrySet()) {
            List<UUID> ids = records.getValue();
            for (int from = 0; from < ids.size(); from += AT_A_TIME) {
                undo(editor, records.getKey(), ids.subList(from, Math.min(ids.size(), from + AT_A_TIME)), sequence);
            }
        }
        return editor.done(sequence);
    }

    private void undo(SnapshotEditor editor, String resource, List<UUID> ids, long sequence) throws SQLException {
        Set<UUID> unborn = new HashSet<>(ids);
        for (Change change : earlier.last(resource, ids, sequence)) {
            unborn.remove(change.recordId());
            catalog.replay(editor, change);
        }
        unborn.forEach(id -> editor.forget(resource, id));
    }
}
