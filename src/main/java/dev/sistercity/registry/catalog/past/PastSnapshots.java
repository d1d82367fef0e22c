package dev.sistercity.registry.catalog.past;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.EarlierChanges;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes earlier states of the registry from the log, each from the nearest state that is known, earlier or later: the records that
 * changed between the two get the documents that they had. What did not change is shared with that state.
 */
@Singleton
class PastSnapshots {

    /** Documents at a time. */
    private static final int AT_A_TIME = 1_000;

    private final Catalog catalog;
    private final EarlierChanges earlier;
    private final int most;

    /** @param most records that one state is made of at the most */
    PastSnapshots(
            Catalog catalog,
            EarlierChanges earlier,
            @ConfigProperty(name = "registry.known-at.most-changes", defaultValue = "200000") int most) {
        this.catalog = catalog;
        this.earlier = earlier;
        this.most = most;
    }

    /**
     * The registry after a change.
     *
     * @param later a state that has this change
     * @param made other states of its history
     * @throws RegistryException MALFORMED if too much has changed between it and every state that is known
     */
    Snapshot at(long sequence, Snapshot later, Collection<Snapshot> made) throws SQLException {
        Snapshot nearest = Stream.of(
                        Stream.of(later, catalog.beginning()),
                        made.stream().filter(known -> known.isOfOneHistoryWith(later)))
                .flatMap(Function.identity())
                .min(Comparator.comparingLong(known -> Math.abs(known.sequence() - sequence)))
                .orElse(later);
        return nearest.sequence() == sequence ? nearest : moved(nearest.with(later.lineage()), sequence);
    }

    private Snapshot moved(Snapshot from, long sequence) throws SQLException {
        long first = Math.min(sequence, from.sequence());
        long last = Math.max(sequence, from.sequence());
        List<EarlierChanges.Changed> changed = earlier.changed(first, last, most + 1);
        if (changed.size() > most) {
            throw RegistryException.ofParameter(
                    "knownAt", "is too far from what is known: more than " + most + " records have changed in between");
        }
        SnapshotEditor editor = new SnapshotEditor(from);
        Map<String, List<UUID>> byResource = changed.stream()
                .collect(Collectors.groupingBy(
                        EarlierChanges.Changed::resource,
                        Collectors.mapping(EarlierChanges.Changed::id, Collectors.toList())));
        for (Map.Entry<String, List<UUID>> records : byResource.entrySet()) {
            List<UUID> ids = records.getValue();
            for (int done = 0; done < ids.size(); done += AT_A_TIME) {
                put(editor, records.getKey(), ids.subList(done, Math.min(ids.size(), done + AT_A_TIME)), sequence);
            }
        }
        return editor.done(sequence);
    }

    /** @param ids in the order in which they changed first, which for new ones is that of their registration */
    private void put(SnapshotEditor editor, String resource, List<UUID> ids, long sequence) throws SQLException {
        Map<UUID, Change> then = earlier.last(resource, ids, sequence).stream()
                .collect(Collectors.toMap(Change::recordId, Function.identity()));
        for (UUID id : ids) {
            Change change = then.get(id);
            if (change == null) {
                editor.forget(resource, id);
            } else {
                catalog.replay(editor, change);
            }
        }
    }
}
