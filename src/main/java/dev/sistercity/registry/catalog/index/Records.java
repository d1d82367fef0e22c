package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.table.SlotsById;
import dev.sistercity.registry.catalog.index.table.TermIndex;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.roaringbitmap.RoaringBitmap;

/** All records of one kind at one point of the log, and the indexes over them. Immutable: bitmaps handed out are not to be changed. */
public final class Records<D> {

    private static final RoaringBitmap NONE = new RoaringBitmap();
    /** Letters of a word that may be misspelt. */
    private static final int SHORTEST_SLIP = 5;

    final RecordCollection<D> type;
    final Places<D> places;
    final Remains<D> remains;
    final TermIndex terms;
    final SortOrders<D> orders;

    Records(RecordCollection<D> type, Places<D> places, Remains<D> remains, TermIndex terms, SortOrders<D> orders) {
        this.type = type;
        this.places = places;
        this.remains = remains;
        this.terms = terms;
        this.orders = orders;
    }

    /**
     * Which record stands in which slot.
     *
     * @param next the slot that the next record to come gets
     * @param live the slots that hold a record
     */
    record Places<D>(SlotsById byId, ChunkedVector<D> slots, int next, RoaringBitmap live) {}

    /** What is known of the records that are in no slot, by their ids. */
    record Remains<D>(PMap<UUID, Tombstone<D>> deleted, PMap<UUID, Unreadable> unreadable) {}

    static <D> Records<D> empty(RecordCollection<D> type) {
        return new Records<>(
                type,
                new Places<>(SlotsById.empty(), ChunkedVector.empty(), 0, new RoaringBitmap()),
                new Remains<>(TreePMap.empty(), TreePMap.empty()),
                TermIndex.EMPTY,
                SortOrders.empty(type.sortKeys()));
    }

    public RecordCollection<D> type() {
        return type;
    }

    public Optional<Entry<D>> find(UUID id) {
        return Optional.ofNullable(entry(id));
    }

    /** Null for none. */
    Entry<D> entry(UUID id) {
        int slot = places.byId().find(id, this::idAt);
        return slot == SlotsById.NONE ? null : at(slot);
    }

    private UUID idAt(int slot) {
        return at(slot).id();
    }

    public Optional<Tombstone<D>> findDeleted(UUID id) {
        return Optional.ofNullable(remains.deleted().get(id));
    }

    /** What is left of deleted and merged records, by their ids. */
    public Map<UUID, Tombstone<D>> deleted() {
        return remains.deleted();
    }

    /** The slot that the next record to come gets; those of all records, and of deleted ones, are lower. */
    public int nextSlot() {
        return places.next();
    }

    /** What is known of a record that a newer version wrote, and this one cannot read. */
    public Optional<Unreadable> findUnreadable(UUID id) {
        return Optional.ofNullable(remains.unreadable().get(id));
    }

    /** Records that a newer version wrote, and this one cannot read, by their ids. */
    public Map<UUID, Unreadable> unreadable() {
        return remains.unreadable();
    }

    public Entry<D> at(int slot) {
        return places.slots().get(slot);
    }

    public int size() {
        return places.live().getCardinality();
    }

    /** Slots of all records. */
    public RoaringBitmap all() {
        return places.live();
    }

    /** Slots of the records with a value of a facet. */
    public RoaringBitmap with(String facet, Object value) {
        return terms.with(facet, value);
    }

    /** How many records have a value of a facet. */
    public int count(String facet, Object value) {
        return terms.facet(facet).count(value.toString());
    }

    /** How many values of a facet records in some slots have. Looks at every value, and at no record. */
    public int countValues(String facet, RoaringBitmap slots) {
        int[] found = {0};
        terms.facet(facet).count(slots, new RoaringBitmap(), (value, count) -> found[0]++);
        return found[0];
    }

    /** How many values a facet has. */
    public int values(String facet) {
        return terms.facet(facet).size();
    }

    /** How many of the records in some slots are still the documents that they were stored as: looking at one takes long. */
    public int countStored(RoaringBitmap slots) {
        int[] stored = {0};
        slots.forEach((org.roaringbitmap.IntConsumer) slot -> stored[0] += at(slot).document() == null ? 0 : 1);
        return stored[0];
    }

    /** The facets that any record has, by name, and {@link TermIndex#WORDS}. */
    public Set<String> facets() {
        return terms.names();
    }

    /** Each value of a facet, or each word, in order, with its slots. */
    public void forEachValue(String facet, BiConsumer<String, RoaringBitmap> action) {
        terms.forEachValue(facet, action);
    }

    /** Slots of the records that refer to one: those that have its id in any facet. To be changed by the caller. */
    public RoaringBitmap naming(UUID id) {
        return terms.naming(id);
    }

    public void forEach(RoaringBitmap wanted, Consumer<Entry<D>> action) {
        WorkLimit.count(wanted.getCardinality());
        wanted.forEach((org.roaringbitmap.IntConsumer) slot -> action.accept(at(slot)));
    }

    /**
     * Slots of the records that have, for each word of a text, a word that begins so; of a longer word that none begins with, one that
     * differs from it by a letter.
     */
    public RoaringBitmap matching(String text) {
        RoaringBitmap[] found = {null};
        TextTokenizer.each(text, word -> {
            RoaringBitmap beginning = terms.words().beginning(word);
            boolean slip = beginning.isEmpty() && word.length() >= SHORTEST_SLIP;
            RoaringBitmap any = slip ? terms.words().nearly(word) : beginning;
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
        TextTokenizer.each(
                text, word -> misspelt[0] |= terms.words().beginning(word).isEmpty());
        return misspelt[0];
    }

    /** Slots of the records that have all of some folded words. */
    RoaringBitmap having(List<String> all) {
        RoaringBitmap found = null;
        for (String word : all) {
            RoaringBitmap one = terms.words().copy(word);
            if (found != null) {
                one.and(found);
            }
            found = one;
        }
        return found == null ? NONE : found;
    }
}
