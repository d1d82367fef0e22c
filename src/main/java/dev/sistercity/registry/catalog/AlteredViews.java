package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which other records are shown otherwise after some changes than before them: what they derive from the records that changed
 * (names, counts, verification, agreement) is another. Found by comparing views, beginning with the records that refer to a
 * changed one and those that it refers to, and going on from what proved to be altered.
 */
final class AlteredViews {

    /** Changes at once that are looked at; of what an import writes, or a replica catches up with, readers of the feed work it out. */
    private static final int MOST_CHANGES = 100;
    /** Views that are compared for the changes of one batch: two of some microseconds each. */
    private static final int MOST_COMPARED = 20_000;

    private final Snapshot before;
    private final Snapshot after;
    /** The last change of each record that changed itself. */
    private final Map<RecordKey, Long> changed = new HashMap<>();

    private final Map<RecordKey, Difference> compared = new HashMap<>();

    private AlteredViews(Snapshot before, Snapshot after, List<Change> changes) {
        this.before = before;
        this.after = after;
        changes.forEach(change -> changed.put(key(change), change.sequence()));
    }

    private enum Difference {
        NONE,
        VIEW,
        /** What others show of it is another, too. */
        SHOWN
    }

    /**
     * The records altered by each change, by its number; what itself changed later in the batch is not among them.
     *
     * @return empty where that would take too long
     */
    static Optional<Map<Long, List<RecordKey>>> between(Snapshot before, Snapshot after, List<Change> changes) {
        if (changes.size() > MOST_CHANGES) {
            return Optional.empty();
        }
        AlteredViews views = new AlteredViews(before, after, changes);
        Map<Long, List<RecordKey>> found = new LinkedHashMap<>();
        for (Change change : changes) {
            List<RecordKey> altered = views.by(change);
            if (views.compared.size() > MOST_COMPARED) {
                return Optional.empty();
            }
            found.put(change.sequence(), altered);
        }
        return Optional.of(found);
    }

    static RecordKey key(Change change) {
        return new RecordKey(change.resource(), change.recordId());
    }

    private List<RecordKey> by(Change change) {
        RecordKey own = key(change);
        Set<RecordKey> altered = new LinkedHashSet<>();
        Set<RecordKey> seen = new HashSet<>(Set.of(own));
        Deque<RecordKey> open = new ArrayDeque<>();
        around(own, open);
        while (!open.isEmpty() && compared.size() <= MOST_COMPARED) {
            RecordKey other = open.poll();
            if (seen.add(other) && changed.getOrDefault(other, 0L) < change.sequence()) {
                Difference difference = compared.computeIfAbsent(other, this::compare);
                if (difference != Difference.NONE) {
                    altered.add(other);
                    beyond(other, difference, open);
                }
            }
        }
        return List.copyOf(altered);
    }

    private void around(RecordKey own, Deque<RecordKey> open) {
        References.to(own.id(), before, open::add);
        References.to(own.id(), after, open::add);
        referredTo(own, before, open);
        referredTo(own, after, open);
    }

    /** What shows something of it is altered with that; a claim with any of it, and with a claim what that is about. */
    private void beyond(RecordKey other, Difference difference, Deque<RecordKey> open) {
        if (difference == Difference.SHOWN) {
            References.to(other.id(), after, open::add);
        } else {
            References.about(other.id(), after, open::add);
        }
        if (after.records(other.resource()).type().aboutOthers()) {
            referredTo(other, after, open);
        }
    }

    private static void referredTo(RecordKey key, Snapshot snapshot, Deque<RecordKey> open) {
        Records<?> records = snapshot.all().get(key.resource());
        if (records != null) {
            referredTo(records, key, snapshot, open);
        }
    }

    private static <D> void referredTo(Records<D> records, RecordKey key, Snapshot snapshot, Deque<RecordKey> open) {
        records.find(key.id()).ifPresent(entry -> References.of(records.type(), entry, snapshot, open::add));
    }

    private Difference compare(RecordKey key) {
        return compare(after.records(key.resource()), key);
    }

    @SuppressWarnings("unchecked") // a name belongs to one type
    private <D> Difference compare(Records<D> now, RecordKey key) {
        RecordCollection<D> type = now.type();
        Optional<Entry<D>> entry = now.find(key.id());
        Optional<Entry<D>> earlier = ((Records<D>) before.records(key.resource())).find(key.id());
        if (entry.isEmpty()) {
            // A change of its own says so.
            return Difference.NONE;
        }
        if (earlier.isEmpty()) {
            // It came in the same batch, and a reader of the feed may have had it from another replica before.
            return Difference.SHOWN;
        }
        ReadContext then = ReadContext.of(before);
        ReadContext today = ReadContext.of(after);
        if (!Objects.equals(type.shown(earlier.get(), then), type.shown(entry.get(), today))) {
            return Difference.SHOWN;
        }
        return type.view(earlier.get(), then).equals(type.view(entry.get(), today)) ? Difference.NONE : Difference.VIEW;
    }
}
