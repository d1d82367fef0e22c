package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.table.Postings;
import dev.sistercity.registry.catalog.index.table.SlotsById;
import dev.sistercity.registry.catalog.index.table.StoredTerms;
import dev.sistercity.registry.catalog.index.table.TermIndex;
import dev.sistercity.registry.lineage.Lineage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pcollections.PMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * The records of one kind as they were stored, with what they are found and sorted by: nothing of it is worked out again. For one thread
 * at a time.
 */
public final class StoredRecords<D> {

    private final Records<D> empty;
    private final ChunkedVector.Editor<D> slots;
    private final RoaringBitmap live = new RoaringBitmap();
    private final Map<String, StoredTerms> terms = new HashMap<>();
    private PMap<UUID, Tombstone<D>> deleted;
    private PMap<UUID, Unreadable> unreadable;
    private int nextSlot;

    public StoredRecords(RecordCollection<D> type) {
        this.empty = Records.empty(type);
        this.slots = empty.places.slots().edit();
        this.deleted = empty.remains.deleted();
        this.unreadable = empty.remains.unreadable();
    }

    public RecordCollection<D> type() {
        return empty.type;
    }

    /** Gives the next record to come this slot. */
    public void continueAt(int slot) {
        nextSlot = slot;
    }

    /** @param keys what it is sorted by, as its entry had them */
    public void put(int slot, Entry.Encoded<D> record, Comparable<?>[] keys) {
        slots.set(slot, Entry.stored(slot, record, keys));
        live.add(slot);
    }

    public void remove(Tombstone<D> tombstone) {
        deleted = deleted.plus(tombstone.last().id(), tombstone);
    }

    public void hide(UUID id, Unreadable hidden) {
        unreadable = unreadable.plus(id, hidden);
    }

    /**
     * @param facet {@link TermIndex#WORDS} for words
     * @param some those of its values that follow the last
     */
    public void find(String facet, StoredTerms some) {
        StoredTerms before = terms.putIfAbsent(facet, some);
        if (before != null) {
            before.add(some);
        }
    }

    private Records<D> done() {
        ChunkedVector<D> all = slots.done();
        Map<String, Postings> postings = terms.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, facet -> facet.getValue().postings()));
        Postings words = postings.remove(TermIndex.WORDS);
        return new Records<>(
                empty.type,
                new Records.Places<>(
                        SlotsById.of(live.toArray(), slot -> all.get(slot).id()), all, nextSlot, live),
                new Records.Remains<>(deleted, unreadable),
                TermIndex.of(postings, words == null ? Postings.EMPTY : words),
                empty.orders.each(order -> order.after(live, live, all)));
    }

    /**
     * The registry with these records, and none of other kinds.
     *
     * @param before without any record
     */
    public static Snapshot snapshot(Snapshot before, long sequence, Collection<StoredRecords<?>> stored) {
        Map<String, Records<?>> byName = new LinkedHashMap<>(before.all());
        stored.forEach(records -> byName.put(records.type().name(), records.done()));
        Lineage lineage = before.lineage();
        return new Snapshot(sequence, lineage, byName);
    }
}
