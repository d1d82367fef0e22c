package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.index.table.IntLists;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one record is found by. */
final class Terms implements Index {

    private final Set<Term> terms = new HashSet<>();

    /** @param facet null for a word of its text */
    record Term(String facet, String value) {}

    @Override
    public void put(String facet, Object value) {
        if (value != null) {
            terms.add(new Term(facet, value.toString()));
        }
    }

    @Override
    public void text(String text) {
        if (text != null) {
            TextTokenizer.each(text, word -> terms.add(new Term(null, word)));
        }
    }

    Set<Term> all() {
        return terms;
    }

    /** Takes what both have from both. */
    void without(Terms others) {
        Set<Term> common = new HashSet<>(terms);
        common.retainAll(others.terms);
        terms.removeAll(common);
        others.terms.removeAll(common);
    }

    /** What many records are found by, taken one record after the other in the order of their slots. */
    static final class Lists implements Index {

        private final Map<String, IntLists> facets = new HashMap<>();
        private final IntLists words = new IntLists();
        private int slot;

        /** What follows is of the record in this slot. */
        Lists of(int next) {
            slot = next;
            return this;
        }

        @Override
        public void put(String facet, Object value) {
            if (value != null) {
                facets.computeIfAbsent(facet, any -> new IntLists()).add(value.toString(), slot);
            }
        }

        @Override
        public void text(String text) {
            if (text != null) {
                TextTokenizer.each(text, word -> words.add(word, slot));
            }
        }

        /** Takes over what records in higher slots are found by. */
        void add(Lists later) {
            words.addAll(later.words);
            later.facets.forEach((facet, lists) ->
                    facets.computeIfAbsent(facet, any -> new IntLists()).addAll(lists));
        }

        Map<String, IntLists> facets() {
            return facets;
        }

        IntLists words() {
            return words;
        }
    }
}
