package dev.sistercity.registry.catalog.index.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.roaringbitmap.RoaringBitmap;

/** By which values of facets, and by which words, the records of one kind are found. Immutable: bitmaps handed out are not to be changed. */
public final class TermIndex {

    public static final TermIndex EMPTY = new TermIndex(Map.of(), Postings.EMPTY);

    /** Stands for words where facets are named. */
    public static final String WORDS = "";

    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final Map<String, Postings> facets;
    private final Postings words;

    private TermIndex(Map<String, Postings> facets, Postings words) {
        this.facets = facets;
        this.words = words;
    }

    public static TermIndex of(Map<String, Postings> facets, Postings words) {
        return new TermIndex(Map.copyOf(facets), words);
    }

    /** @param facets those that differ; all others are as they were */
    public TermIndex with(Map<String, Postings> facets, Postings words) {
        Map<String, Postings> all = new HashMap<>(this.facets);
        all.putAll(facets);
        return of(all, words);
    }

    /** Of a facet that no record has, empty ones. */
    public Postings facet(String facet) {
        return facets.getOrDefault(facet, Postings.EMPTY);
    }

    public Postings words() {
        return words;
    }

    /** Slots of the records with a value of a facet. */
    public RoaringBitmap with(String facet, Object value) {
        RoaringBitmap slots = facet(facet).get(value.toString());
        return slots == null ? NONE : slots;
    }

    /** The facets that any record has, by name, and {@link #WORDS}. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(facets.keySet());
        names.add(WORDS);
        return names;
    }

    /** Each value of a facet, or each word, in order, with its slots. */
    public void forEachValue(String facet, BiConsumer<String, RoaringBitmap> action) {
        (facet.equals(WORDS) ? words : facet(facet)).forEach(action);
    }

    /** Slots of the records that have an id in any facet. To be changed by the caller. */
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
}
