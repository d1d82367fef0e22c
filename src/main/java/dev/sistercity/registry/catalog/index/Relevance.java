package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.roaringbitmap.RoaringBitmap;

/**
 * How well records agree with the text that they were searched by: one that has a name which is the text comes before those that
 * have its words, and these before those with words that only begin so, or differ by a letter.
 */
public final class Relevance {

    /** Records whose names are looked at one by one; where more have the words, that a name has no other is not asked. */
    private static final int MOST_COMPARED = 300;
    /** Characters of a text that is shown as what was met: names are shorter, quotes are not. */
    private static final int LONGEST = 200;

    private static final LevenshteinDistance ONE_LETTER = new LevenshteinDistance(1);

    private final String folded;
    private final List<String> words = new ArrayList<>();

    /** @param text that the records were searched by */
    public Relevance(String text) {
        folded = TextTokenizer.fold(text).strip();
        TextTokenizer.each(text, words::add);
    }

    /** The selected records apart, the most relevant first; each is in one of the parts. */
    <D> List<RoaringBitmap> parts(Selection<D> selection) {
        Records<D> records = selection.records();
        RoaringBitmap selected = selection.slots();
        RoaringBitmap whole = RoaringBitmap.and(selected, records.having(words));
        RoaringBitmap named = new RoaringBitmap();
        if (whole.getCardinality() <= MOST_COMPARED) {
            records.forEach(whole, entry -> {
                if (texts(records.type(), entry, selection.reading()).stream().anyMatch(this::is)) {
                    named.add(entry.slot());
                }
            });
        }
        return List.of(named, RoaringBitmap.andNot(whole, named), RoaringBitmap.andNot(selected, whole));
    }

    /** The name, or other short text of the record, that agrees best; empty where the words are spread over several. */
    public <D> Optional<String> met(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        List<Searched> texts = texts(type, entry, readContext).stream()
                .filter(text -> text.shown().length() <= LONGEST)
                .toList();
        return Stream.<Predicate<Searched>>of(
                        this::is, text -> hasAll(text, Relevance::begins), text -> hasAll(text, Relevance::isNearly))
                .flatMap(agreement -> texts.stream().filter(agreement))
                .findFirst()
                .map(Searched::shown);
    }

    /**
     * A text that a record is found by.
     *
     * @param spelling as its words are searched
     * @param shown as it stands in the record
     */
    private record Searched(String spelling, String shown) {}

    private boolean is(Searched text) {
        return TextTokenizer.fold(text.spelling()).strip().equals(folded);
    }

    private interface Agreement {
        boolean of(String word, String wanted);
    }

    private boolean hasAll(Searched text, Agreement agreement) {
        List<String> own = new ArrayList<>();
        TextTokenizer.each(text.spelling(), own::add);
        return words.stream().allMatch(wanted -> own.stream().anyMatch(word -> agreement.of(word, wanted)));
    }

    private static boolean begins(String word, String wanted) {
        return word.startsWith(wanted);
    }

    private static boolean isNearly(String word, String wanted) {
        return begins(word, wanted) || ONE_LETTER.apply(word, wanted) >= 0;
    }

    /** What a record is searched by. */
    private static <D> List<Searched> texts(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        List<Searched> texts = new ArrayList<>();
        type.index(entry, readContext.snapshot(), new Index() {
            @Override
            public void put(String facet, Object value) {
                // Facets are no text.
            }

            @Override
            public void text(String text) {
                if (text != null) {
                    texts.add(new Searched(text, text));
                }
            }

            @Override
            public void name(String name, Set<String> spellings) {
                spellings.forEach(spelling -> texts.add(new Searched(spelling, name)));
            }
        });
        return texts;
    }
}
