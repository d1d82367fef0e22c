package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.table.SlotsById;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.roaringbitmap.RoaringBitmap;

/** All records of one kind at one point of the log, and the indexes over them. Immutable: bitmaps handed out are not to be changed. */
public final class Records<D> {

    /** Stands for words where facets are named. */
    public static final String WORDS = "";

    private static final RoaringBitmap NONE = new RoaringBitmap();
    /** Letters of a word that may be misspelt. */
    private static final int SHORTEST_SLIP = 5;

    final RecordCollection<D> type;
    final SortKeys<D> keys;
    final SlotsById byId;
    final PMap<UUID, Tombstone<D>> deleted;
    final PMap<UUID, Unreadable> unreadable;
    final ChunkedVector<D> slots;
    final int nextSlot;
    final RoaringBitmap live;
    final Map<String, Postings> facets;
    final Postings words;
    final List<SortedIndex<D>> orders;

    Records(
            RecordCollection<D> type,
            SortKeys<D> sortKeys,
            SlotsById byId,
            PMap<UUID, Tombstone<D>> deleted,
            PMap<UUID, Unreadable> unreadable,
            ChunkedVector<D> chunkedVector,
            int nextSlot,
            RoaringBitmap live,
            Map<String, Postings> facets,
            Postings words,
            List<SortedIndex<D>> orders) {
        this.type = type;
        this.keys = sortKeys;
        this.byId = byId;
        this.deleted = deleted;
        this.unreadable = unreadable;
        this.slots = chunkedVector;
        this.nextSlot = nextSlot;
        this.live = live;
        this.facets = facets;
        this.words = words;
        this.orders = orders;
    }

    static <D> Records<D> empty(RecordCollection<D> type) {
        List<SortedIndex<D>> orders = new ArrayList<>();
        SortKeys<D> sortKeys = new SortKeys<>(type.sortKeys());
        for (int key = 0; key < sortKeys.size(); key++) {
            orders.add(SortedIndex.empty(ascending(sortKeys, key)));
        }
        return new Records<>(
                type,
                sortKeys,
                SlotsById.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                ChunkedVector.empty(),
                0,
                new RoaringBitmap(),
                Map.of(),
                Postings.EMPTY,
                orders);
    }

    public RecordCollection<D> type() {
        return type;
    }

    public Optional<Entry<D>> find(UUID id) {
        return Optional.ofNullable(entry(id));
    }

    /** Null for none. */
    Entry<D> entry(UUID id) {
        int slot = byId.find(id, this::idAt);
        return slot == SlotsById.NONE ? null : slots.get(slot);
    }

    private UUID idAt(int slot) {
        return slots.get(slot).id();
    }

    public Optional<Tombstone<D>> findDeleted(UUID id) {
        return Optional.ofNullable(deleted.get(id));
    }

    /** What is left of deleted and merged records, by their ids. */
    public Map<UUID, Tombstone<D>> deleted() {
        return deleted;
    }

    /** The slot that the next record to come gets; those of all records, and of deleted ones, are lower. */
    public int nextSlot() {
        return nextSlot;
    }

    /** What is known of a record that a newer version wrote, and this one cannot read. */
    public Optional<Unreadable> findUnreadable(UUID id) {
        return Optional.ofNullable(unreadable.get(id));
    }

    /** Records that a newer version wrote, and this one cannot read, by their ids. */
    public Map<UUID, Unreadable> unreadable() {
        return unreadable;
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

    /** The facets that any record has, by name, and {@link #WORDS}. */
    public Set<String> facets() {
        Set<String> names = new TreeSet<>(facets.keySet());
        names.add(WORDS);
        return names;
    }

    /** Each value of a facet, or each word, in order, with its slots. */
    public void forEachValue(String facet, BiConsumer<String, RoaringBitmap> action) {
        (facet.equals(WORDS) ? words : facets.getOrDefault(facet, Postings.EMPTY)).forEach(action);
    }

    /** Slots of the records that refer to one: those that have its id in any facet. To be changed by the caller. */
    public RoaringBitmap naming(UUID id) {
        String value = id.toString();
        RoaringBitmap found = new RoaringBitmap();
        for (Postings postings : facets.values()) {
            RoaringBitmap referring = postings.get(value);
            if (referring != null) {
                found.or(referring);
            }
        }
        return found;
    }

    public void forEach(RoaringBitmap wanted, Consumer<Entry<D>> action) {
        WorkLimit.count(wanted.getCardinality());
        wanted.forEach((org.roaringbitmap.IntConsumer) slot -> action.accept(slots.get(slot)));
    }

    /**
     * Slots of the records that have, for each word of a text, a word that begins so; of a longer word that none begins with, one that
     * differs from it by a letter.
     */
    public RoaringBitmap matching(String text) {
        RoaringBitmap[] found = {null};
        TextTokenizer.each(text, word -> {
            RoaringBitmap beginning = words.beginning(word);
            boolean slip = beginning.isEmpty() && word.length() >= SHORTEST_SLIP;
            RoaringBitmap any = slip ? words.nearly(word) : beginning;
            if (found[0] == null) {
                found[0] = any;
            } else {
                found[0].and(any);
            }
        });
        return found[0] == null ? NONE : found[0];
    }

    /** Whether a word of a text begins no word of any record: what is found then has it with a slip. */
    public boolean isMisspelt(String text) {
        boolean[] misspelt = {false};
        TextTokenizer.each(text, word -> misspelt[0] |= words.beginning(word).isEmpty());
        return misspelt[0];
    }

    /** Slots of the records that have all of some folded words. */
    RoaringBitmap having(List<String> all) {
        RoaringBitmap found = null;
        for (String word : all) {
            RoaringBitmap one = words.copy(word);
            if (found != null) {
                one.and(found);
            }
            found = one;
        }
        return found == null ? NONE : found;
    }

    /** By the key with this index, nulls last, then by id. */
    static <D> Comparator<Entry<D>> ascending(SortKeys<D> sortKeys, int key) {
        return (a, b) -> {
            int order = compareKeys(sortKeys.of(a, key), sortKeys.of(b, key), false);
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
