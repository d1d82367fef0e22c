package dev.sistercity.registry.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.roaringbitmap.RoaringBitmap;

/** All records of one kind at one point of the log, and the indexes over them. Immutable: bitmaps handed out are not to be changed. */
public final class Records<D> {

    private static final RoaringBitmap NONE = new RoaringBitmap();

    final RecordType<D> type;
    final Keys<D> keys;
    final PMap<UUID, Entry<D>> byId;
    final PMap<UUID, Tombstone<D>> deleted;
    final Slots<D> slots;
    final int nextSlot;
    final RoaringBitmap live;
    final Map<String, Postings> facets;
    final Postings words;
    final List<Order<D>> orders;

    Records(
            RecordType<D> type,
            Keys<D> keys,
            PMap<UUID, Entry<D>> byId,
            PMap<UUID, Tombstone<D>> deleted,
            Slots<D> slots,
            int nextSlot,
            RoaringBitmap live,
            Map<String, Postings> facets,
            Postings words,
            List<Order<D>> orders) {
        this.type = type;
        this.keys = keys;
        this.byId = byId;
        this.deleted = deleted;
        this.slots = slots;
        this.nextSlot = nextSlot;
        this.live = live;
        this.facets = facets;
        this.words = words;
        this.orders = orders;
    }

    static <D> Records<D> empty(RecordType<D> type) {
        List<Order<D>> orders = new ArrayList<>();
        Keys<D> keys = new Keys<>(type.sortKeys());
        for (int key = 0; key < keys.size(); key++) {
            orders.add(Order.empty(ascending(keys, key)));
        }
        return new Records<>(
                type,
                keys,
                TreePMap.empty(),
                TreePMap.empty(),
                Slots.empty(),
                0,
                new RoaringBitmap(),
                Map.of(),
                Postings.EMPTY,
                orders);
    }

    public RecordType<D> type() {
        return type;
    }

    public Optional<Entry<D>> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Tombstone<D>> findDeleted(UUID id) {
        return Optional.ofNullable(deleted.get(id));
    }

    public Entry<D> at(int slot) {
        return slots.get(slot);
    }

    public int size() {
        return live.getCardinality();
    }

    /** Slots of all records. */
    public RoaringBitmap all() {
        return live;
    }

    /** Slots of the records with a value of a facet. */
    public RoaringBitmap with(String facet, Object value) {
        RoaringBitmap slots = facets.getOrDefault(facet, Postings.EMPTY).get(value.toString());
        return slots == null ? NONE : slots;
    }

    /** How many records have a value of a facet. */
    public int count(String facet, Object value) {
        return facets.getOrDefault(facet, Postings.EMPTY).count(value.toString());
    }

    public void forEach(RoaringBitmap wanted, Consumer<Entry<D>> action) {
        wanted.forEach((org.roaringbitmap.IntConsumer) slot -> action.accept(slots.get(slot)));
    }

    /** Slots of the records that have, for each word of a text, a word that begins so. */
    public RoaringBitmap matching(String text) {
        RoaringBitmap[] found = {null};
        Words.each(text, word -> {
            RoaringBitmap any = words.beginning(word);
            if (found[0] == null) {
                found[0] = any;
            } else {
                found[0].and(any);
            }
        });
        return found[0] == null ? NONE : found[0];
    }

    /** By the key with this index, nulls last, then by id. */
    static <D> Comparator<Entry<D>> ascending(Keys<D> keys, int key) {
        return (a, b) -> {
            int order = compareKeys(keys.of(a, key), keys.of(b, key), false);
            return order != 0 ? order : a.id().compareTo(b.id());
        };
    }

    /** Nulls last, whatever the direction. */
    @SuppressWarnings("unchecked")
    static int compareKeys(Comparable<?> a, Comparable<?> b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int order = ((Comparable<Object>) a).compareTo(b);
        return descending ? -order : order;
    }
}
