package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.index.table.IntLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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
        private final KnownWords known;
        private int slot;

        Lists(KnownWords known) {
            this.known = known;
        }

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
                known.each(text, word -> words.add(word, slot));
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

    /**
     * The folded words of texts, worked out once for each text while many records are indexed: the names of a city stand among the words of
     * each of its partnerships. For several threads.
     */
    static final class KnownWords {

        /** Texts that are remembered: some 150 bytes each, as long as the indexing takes. */
        private static final int MOST = 1 << 20;

        private final Map<String, String[]> byText = new ConcurrentHashMap<>();

        /** Hands on the folded words of a text, as {@link TextTokenizer#each} does. */
        void each(String text, Consumer<String> word) {
            String[] known = byText.get(text);
            if (known == null) {
                List<String> words = new ArrayList<>(2);
                TextTokenizer.each(text, words::add);
                known = words.toArray(String[]::new);
                if (byText.size() < MOST) {
                    byText.put(text, known);
                }
            }
            for (String one : known) {
                word.accept(one);
            }
        }
    }
}
