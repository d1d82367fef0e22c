package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.entity.RecordVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pcollections.PMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Applies one batch of changes to the records of one kind, in two steps: first the records themselves change places, then
 * everything touched is indexed anew, when all records of all kinds are already as the batch leaves them.
 */
final class RecordsEditor<D> {

    private final Records<D> before;
    private PMap<UUID, Entry<D>> byId;
    private PMap<UUID, Tombstone<D>> deleted;
    private PMap<UUID, Unreadable> unreadable;
    private final ChunkedVector.Editor<D> slots;
    private int nextSlot;
    private final RoaringBitmap live;
    private final Set<UUID> touched = new HashSet<>();
    private final Map<String, Map<String, RoaringBitmap>> facets = new HashMap<>();
    private final Map<String, RoaringBitmap> words = new HashMap<>();
    private final RoaringBitmap changedSlots = new RoaringBitmap();

    RecordsEditor(Records<D> before) {
        this.before = before;
        this.byId = before.byId;
        this.deleted = before.deleted;
        this.unreadable = before.unreadable;
        this.slots = before.slots.edit();
        this.nextSlot = before.nextSlot;
        this.live = before.live.clone();
    }

    RecordCollection<D> type() {
        return before.type;
    }

    void put(RecordVersion<D> recordVersion) {
        Entry<D> known = byId.get(recordVersion.id());
        int slot = known == null ? formerSlot(recordVersion.id()) : known.slot();
        if (slot < 0) {
            slot = nextSlot++;
        }
        place(new Entry<>(slot, recordVersion, before.keys.none()));
        live.add(slot);
        deleted = deleted.minus(recordVersion.id());
        unreadable = unreadable.minus(recordVersion.id());
        touched.add(recordVersion.id());
    }

    void remove(UUID id, Tombstone<D> tombstone) {
        Entry<D> known = byId.get(id);
        int slot = known == null ? formerSlot(id) : known.slot();
        remove(id);
        unreadable = unreadable.minus(id);
        deleted = deleted.plus(id, tombstone.in(slot));
    }

    /** Takes a record out as if it had never been. */
    void forget(UUID id) {
        remove(id);
        unreadable = unreadable.minus(id);
        deleted = deleted.minus(id);
    }

    /** What comes back comes to its place: the order of registration is for ever. -1 for what was not there. */
    private int formerSlot(UUID id) {
        Tombstone<D> tombstone = deleted.get(id);
        return tombstone == null ? -1 : tombstone.slot();
    }

    /** Takes a record out of all lists, as this replica cannot read it. */
    void hide(UUID id, Unreadable record) {
        remove(id);
        deleted = deleted.minus(id);
        unreadable = unreadable.plus(id, record);
    }

    private void remove(UUID id) {
        Entry<D> known = byId.get(id);
        if (known != null) {
            byId = byId.minus(id);
            live.remove(known.slot());
            touched.add(id);
        }
    }

    /** Indexes a record anew although it has not changed itself. */
    void touch(UUID id) {
        if (byId.containsKey(id)) {
            touched.add(id);
        }
    }

    /** The ids of other records whose place in the indexes depends on what this batch changed here. */
    Set<UUID> dependents(Snapshot old) {
        Set<UUID> others = new HashSet<>();
        for (UUID id : touched) {
            before.find(id).ifPresent(entry -> type().dependents(entry, old, others::add));
            Entry<D> now = byId.get(id);
            if (now != null) {
                type().dependents(now, old, others::add);
            }
        }
        return others;
    }

    /** The records in their new places, not yet indexed: what the index functions of all kinds may look at. */
    Records<D> placed() {
        return new Records<>(
                type(),
                before.keys,
                byId,
                deleted,
                unreadable,
                slots.done(),
                nextSlot,
                live,
                before.facets,
                before.words,
                before.orders);
    }

    /** Step two for what others look up of this kind: facets that follow from the draft alone. */
    Records<D> indexed(Snapshot old, Snapshot placed) {
        for (UUID id : touched) {
            reindex(before.find(id).orElse(null), old, byId.get(id), placed);
        }
        Map<String, Postings> indexed = new HashMap<>(before.facets);
        facets.forEach((facet, edits) -> indexed.put(facet, known(facet).with(edits.entrySet())));
        return new Records<>(
                type(),
                before.keys,
                byId,
                deleted,
                unreadable,
                slots.done(),
                nextSlot,
                live,
                Map.copyOf(indexed),
                before.words.with(words.entrySet()),
                before.orders);
    }

    /** Step three: the sort keys, which may count what the facets of other kinds hold. */
    Records<D> sorted(Records<D> indexed, Snapshot snapshot) {
        for (UUID id : touched) {
            Entry<D> old = before.byId.get(id);
            Entry<D> entry = byId.get(id);
            if (old != null) {
                changedSlots.add(old.slot());
            }
            if (entry != null) {
                Comparable<?>[] keys = before.keys.kept(entry, snapshot);
                if (keys != entry.keys()) {
                    place(new Entry<>(entry.slot(), entry.recorded(), keys));
                }
                changedSlots.add(entry.slot());
            }
        }
        ChunkedVector<D> done = slots.done();
        List<SortedIndex<D>> orders = new ArrayList<>();
        for (SortedIndex<D> sortedIndex : before.orders) {
            orders.add(sortedIndex.after(changedSlots, live, done));
        }
        return new Records<>(
                type(),
                before.keys,
                byId,
                deleted,
                unreadable,
                done,
                nextSlot,
                live,
                indexed.facets,
                indexed.words,
                List.copyOf(orders));
    }

    boolean changesNothing() {
        return touched.isEmpty() && deleted == before.deleted && unreadable == before.unreadable;
    }

    private void place(Entry<D> entry) {
        slots.set(entry.slot(), entry);
        byId = byId.plus(entry.id(), entry);
    }

    private Postings known(String facet) {
        return before.facets.getOrDefault(facet, Postings.EMPTY);
    }

    /** Most of what a record is found by stays: of a city that counts one partnership more, all of it. */
    private void reindex(Entry<D> old, Snapshot oldSnapshot, Entry<D> now, Snapshot placed) {
        Terms gone = new Terms();
        Terms come = new Terms();
        if (old != null) {
            type().index(old, oldSnapshot, gone);
        }
        if (now != null) {
            type().index(now, placed, come);
        }
        if (old != null && now != null && old.slot() == now.slot()) {
            gone.without(come);
        }
        gone.all().forEach(term -> slots(term).remove(old.slot()));
        come.all().forEach(term -> slots(term).add(now.slot()));
    }

    private RoaringBitmap slots(Terms.Term term) {
        return term.facet() == null
                ? words.computeIfAbsent(term.value(), before.words::copy)
                : facets.computeIfAbsent(term.facet(), f -> new HashMap<>())
                        .computeIfAbsent(term.value(), known(term.facet())::copy);
    }
}
