package dev.sistercity.registry.catalog.index;

import java.util.HashSet;
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
}
