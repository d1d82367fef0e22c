package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records that an older change may have altered the view of: all that the references of today lead to. The registry as it
 * was before the change is not at hand to compare with, so there are more than were altered, and never fewer.
 */
public final class PossiblyAltered {

    /** A change has its time before it has its number: two at once may have them in another order. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final Snapshot snapshot;
    private final Change change;
    private final Set<RecordKey> found = new LinkedHashSet<>();

    private PossiblyAltered(Snapshot snapshot, Change change) {
        this.snapshot = snapshot;
        this.change = change;
    }

    /**
     * Finds them.
     *
     * @param before the change of the same record before this one; empty for its first
     * @param snapshot the registry as it is told to the reader
     * @param most where there are more, one more than that are answered
     */
    public static List<RecordKey> by(
            Change change, Optional<Change> before, Snapshot snapshot, RecordDocument documents, int most) {
        Records<?> records = snapshot.all().get(change.resource());
        if (records == null) {
            return List.of();
        }
        PossiblyAltered possibly = new PossiblyAltered(snapshot, change);
        possibly.upwards(AlteredViews.key(change), most);
        possibly.referredTo(records, change, documents);
        before.ifPresent(earlier -> possibly.referredTo(records, earlier, documents));
        return possibly.found.stream()
                .filter(possibly::wasThere)
                .limit(most + 1L)
                .toList();
    }

    private void upwards(RecordKey own, int most) {
        Deque<RecordKey> open = new ArrayDeque<>();
        Set<RecordKey> seen = new HashSet<>(Set.of(own));
        References.to(own.id(), snapshot, open::add);
        while (!open.isEmpty() && found.size() <= most) {
            RecordKey other = open.poll();
            if (seen.add(other)) {
                found.add(other);
                References.to(other.id(), snapshot, open::add);
                if (snapshot.records(other.resource()).type().aboutOthers()) {
                    subjectOf(snapshot.records(other.resource()), other);
                }
            }
        }
    }

    private <D> void subjectOf(Records<D> records, RecordKey about) {
        records.find(about.id()).ifPresent(entry -> References.of(records.type(), entry, snapshot, found::add));
    }

    private <D> void referredTo(Records<D> records, Change of, RecordDocument documents) {
        try {
            RecordVersion<D> version =
                    documents.read(of.document(), records.type().draftType());
            References.of(records.type(), new Entry<>(-1, version, new Comparable<?>[0]), snapshot, key -> {
                found.add(key);
                References.about(key.id(), snapshot, found::add);
            });
        } catch (UnreadableDocument e) {
            // A newer version wrote it, whose replicas can tell.
            return;
        }
    }

    /** What came into the registry later shows what the change had altered already. */
    private boolean wasThere(RecordKey key) {
        return !key.equals(AlteredViews.key(change))
                && snapshot.records(key.resource())
                        .find(key.id())
                        .filter(entry -> !entry.recorded()
                                .createdAt()
                                .isAfter(change.at().plus(AT_ONCE)))
                        .isPresent();
    }
}
