package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.table.IntLists;
import dev.sistercity.registry.catalog.index.table.Postings;
import dev.sistercity.registry.catalog.index.table.SlotsById;
import dev.sistercity.registry.catalog.index.table.TermIndex;
import dev.sistercity.registry.change.entity.RecordVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pcollections.PMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Applies one batch of changes to the records of one kind, in two steps: first the records themselves change places, then
 * everything touched is indexed anew, when all records of all kinds are already as the batch leaves them. A first batch, before
 * which there is nothing, is indexed as a whole.
 */
final class RecordsEditor<D> {

    private final Records<D> before;
    private final boolean first;
    /** Records that came or changed; null for those that went. */
    private final Map<UUID, Entry<D>> placed = new HashMap<>();

    private PMap<UUID, Tombstone<D>> deleted;
    private PMap<UUID, Unreadable> unreadable;
    private final ChunkedVector.Editor<D> slots;
    private int nextSlot;
    private final RoaringBitmap live;
    private SlotsById byId;
    private final Set<UUID> touched = new HashSet<>();
    private final Map<String, Map<String, RoaringBitmap>> facets = new HashMap<>();
    private final Map<String, RoaringBitmap> words = new HashMap<>();

    /** @param first whether there are no records of any kind before */
    RecordsEditor(Records<D> before, boolean first) {
        this.before = before;
        this.first = first;
        this.deleted = before.remains.deleted();
        this.unreadable = before.remains.unreadable();
        this.slots = before.places.slots().edit();
        this.nextSlot = before.nextSlot();
        this.live = before.all().clone();
    }

    RecordCollection<D> type() {
        return before.type;
    }

    /** Leaves slots free that records had which are nowhere any more. */
    void continueAt(int slot) {
        nextSlot = Math.max(nextSlot, slot);
    }

    void put(RecordVersion<D> recordVersion) {
        Entry<D> known = entry(recordVersion.id());
        int slot = known == null ? formerSlot(recordVersion.id()) : known.slot();
        put(recordVersion, slot < 0 ? nextSlot : slot);
    }

    void put(RecordVersion<D> recordVersion, int slot) {
        continueAt(slot + 1);
        place(new Entry<>(slot, recordVersion, before.orders.keys().none()));
        live.add(slot);
        deleted = deleted.minus(recordVersion.id());
        unreadable = unreadable.minus(recordVersion.id());
        touched(recordVersion.id());
    }

    /** @param tombstone where it has no slot, it gets the one that the record had */
    void remove(UUID id, Tombstone<D> tombstone) {
        Entry<D> known = entry(id);
        int slot = known == null ? formerSlot(id) : known.slot();
        remove(id);
        unreadable = unreadable.minus(id);
        // What came and went between two states has a place as well, should it come back.
        Tombstone<D> last = tombstone.slot() < 0 ? tombstone.in(slot < 0 ? nextSlot : slot) : tombstone;
        continueAt(last.slot() + 1);
        deleted = deleted.plus(id, last);
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
        Entry<D> known = entry(id);
        if (known != null) {
            placed.put(id, null);
            live.remove(known.slot());
            touched(id);
        }
    }

    /** A first batch touches all there is. */
    private void touched(UUID id) {
        if (!first) {
            touched.add(id);
        }
    }

    /** As the batch leaves it; null for none. */
    private Entry<D> entry(UUID id) {
        Entry<D> now = placed.get(id);
        return now != null || placed.containsKey(id) ? now : before.entry(id);
    }

    /** Indexes a record anew although it has not changed itself. */
    void touch(UUID id) {
        if (entry(id) != null) {
            touched.add(id);
        }
    }

    /** The ids of other records whose place in the indexes depends on what this batch changed here. */
    Set<UUID> dependents(Snapshot old) {
        Set<UUID> others = new HashSet<>();
        for (UUID id : touched) {
            before.find(id).ifPresent(entry -> type().dependents(entry, old, others::add));
            Entry<D> now = entry(id);
            if (now != null) {
                type().dependents(now, old, others::add);
            }
        }
        return others;
    }

    /** The records in their new places, not yet indexed: what the index functions of all kinds may look at. */
    Records<D> placed() {
        byId = before.places.byId();
        if (!first) {
            placed.forEach(this::found);
        }
        if (first || byId.isWorn()) {
            byId = SlotsById.of(live.toArray(), slot -> slots.get(slot).id());
        }
        return records(before.terms, before.orders);
    }

    private void found(UUID id, Entry<D> entry) {
        Entry<D> earlier = before.entry(id);
        int slot = entry == null ? SlotsById.NONE : entry.slot();
        if (slot != (earlier == null ? SlotsById.NONE : earlier.slot())) {
            byId = byId.with(id, slot);
        }
    }

    /** Step two for what others look up of this kind: facets that follow from the draft alone. */
    Records<D> indexed(Snapshot old, Snapshot snapshot, Terms.KnownWords known) {
        if (first) {
            return indexed(snapshot, known);
        }
        for (UUID id : touched) {
            reindex(before.entry(id), old, entry(id), snapshot);
        }
        Map<String, Postings> edited = new HashMap<>();
        facets.forEach(
                (facet, edits) -> edited.put(facet, before.terms.facet(facet).with(edits.entrySet())));
        return records(before.terms.with(edited, before.terms.words().with(words.entrySet())), before.orders);
    }

    private Records<D> indexed(Snapshot snapshot, Terms.KnownWords known) {
        Terms.Lists lists = new Terms.Lists(known);
        IntLists.shares(live.toArray())
                .map(share -> {
                    Terms.Lists own = new Terms.Lists(known);
                    share.forEach(slot -> type().index(slots.get(slot), snapshot, own.of(slot)));
                    return own;
                })
                .toList()
                .forEach(lists::add);
        Map<String, Postings> indexed = lists.facets().entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, facet -> Postings.of(facet.getValue().sorted())));
        return records(TermIndex.of(indexed, Postings.of(lists.words().sorted())), before.orders);
    }

    /** Step three: the sort keys, which may count what the facets of other kinds hold. */
    Records<D> sorted(Records<D> indexed, Snapshot snapshot) {
        RoaringBitmap changedSlots = first ? live : new RoaringBitmap();
        List<Entry<D>> entries =
                first ? Arrays.stream(live.toArray()).mapToObj(slots::get).toList() : changed(changedSlots);
        keyed(entries, snapshot).forEach(entry -> slots.set(entry.slot(), entry));
        ChunkedVector<D> done = slots.done();
        return records(indexed.terms, before.orders.each(order -> order.after(changedSlots, live, done)));
    }

    /**
     * What came or changed.
     *
     * @param changedSlots gets its slots, and those of what went
     */
    private List<Entry<D>> changed(RoaringBitmap changedSlots) {
        List<Entry<D>> entries = new ArrayList<>(touched.size());
        for (UUID id : touched) {
            Entry<D> old = before.entry(id);
            Entry<D> entry = entry(id);
            if (old != null) {
                changedSlots.add(old.slot());
            }
            if (entry != null) {
                entries.add(entry);
                changedSlots.add(entry.slot());
            }
        }
        return entries;
    }

    /** Those whose keys are others now, with these. */
    private List<Entry<D>> keyed(List<Entry<D>> entries, Snapshot snapshot) {
        return (entries.size() > IntLists.SHARE ? entries.parallelStream() : entries.stream())
                .map(entry -> {
                    Comparable<?>[] keys = before.orders.keys().kept(entry, snapshot);
                    return keys == entry.keys() ? null : new Entry<>(entry.slot(), entry.recorded(), keys);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private Records<D> records(TermIndex terms, SortOrders<D> orders) {
        return new Records<>(
                type(),
                new Records.Places<>(byId, slots.done(), nextSlot, live),
                new Records.Remains<>(deleted, unreadable),
                terms,
                orders);
    }

    boolean changesNothing() {
        return touched.isEmpty()
                && (!first || live.isEmpty())
                && deleted == before.remains.deleted()
                && unreadable == before.remains.unreadable()
                && nextSlot == before.nextSlot();
    }

    private void place(Entry<D> entry) {
        slots.set(entry.slot(), entry);
        placed.put(entry.id(), entry);
    }

    /** Most of what a record is found by stays: of a city that counts one partnership more, all of it. */
    private void reindex(Entry<D> old, Snapshot oldSnapshot, Entry<D> now, Snapshot snapshot) {
        Terms gone = new Terms();
        Terms come = new Terms();
        if (old != null) {
            type().index(old, oldSnapshot, gone);
        }
        if (now != null) {
            type().index(now, snapshot, come);
        }
        if (old != null && now != null && old.slot() == now.slot()) {
            gone.without(come);
        }
        gone.all().forEach(term -> slots(term).remove(old.slot()));
        come.all().forEach(term -> slots(term).add(now.slot()));
    }

    private RoaringBitmap slots(Terms.Term term) {
        return term.facet() == null
                ? words.computeIfAbsent(term.value(), before.terms.words()::copy)
                : facets.computeIfAbsent(term.facet(), f -> new HashMap<>())
                        .computeIfAbsent(term.value(), before.terms.facet(term.facet())::copy);
    }
}
