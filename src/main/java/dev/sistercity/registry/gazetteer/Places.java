package dev.sistercity.registry.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.roaringbitmap.RoaringBitmap;

/** All places of one edition, to be looked up; from the index on this replica's disk. Safe for use by many threads. */
public final class Places {

    private static final double METRES_PER_KM = 1000;
    private static final int CODE = 2;
    /** The last code point: no key begins with it. */
    private static final String AFTER_ALL = "\uDBFF\uDFFF";

    private final UUID edition;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final LeafReader leaf;
    private final List<String> countries;

    Places(UUID edition, Path path) throws IOException {
        this.edition = edition;
        reader = DirectoryReader.open(FSDirectory.open(path));
        searcher = new IndexSearcher(reader);
        leaf = reader.leaves().get(0).reader();
        countries = countries(leaf.terms(PlaceIndex.KEY).iterator());
    }

    /** Those that any place is in. */
    private static List<String> countries(TermsEnum terms) throws IOException {
        List<String> countries = new ArrayList<>();
        BytesRef from = new BytesRef();
        while (terms.seekCeil(from) != TermsEnum.SeekStatus.END) {
            String country = terms.term().utf8ToString().substring(0, CODE);
            countries.add(country);
            from = new BytesRef(country + AFTER_ALL);
        }
        return List.copyOf(countries);
    }

    UUID edition() {
        return edition;
    }

    public int size() {
        return reader.numDocs();
    }

    public Optional<GazetteerPlace> find(int geonamesId) {
        return with(PlaceIndex.ID, List.of(Integer.toString(geonamesId)), 1).stream()
                .findFirst();
    }

    /**
     * Places of which a name has one of these keys.
     *
     * @param keys as {@link dev.sistercity.registry.shared.value.NameKeys#of} makes them
     * @param most how many are wanted at the most
     */
    public List<GazetteerPlace> named(Collection<String> keys, int most) {
        return named(countries, keys, most);
    }

    /** The same, in some countries only. */
    public List<GazetteerPlace> named(Collection<String> in, Collection<String> keys, int most) {
        List<String> terms = new ArrayList<>(in.size() * keys.size());
        in.forEach(country -> keys.forEach(key -> terms.add(PlaceIndex.term(country, key))));
        return with(PlaceIndex.KEY, terms, most);
    }

    /**
     * Places in a country of which a name's key differs by one letter that is missing, wrong, one too many, or swapped with the
     * next; a wrong first letter is hardly ever a misspelling of the same name.
     */
    public List<GazetteerPlace> similar(String country, String key, int most) {
        String term = PlaceIndex.term(country, key);
        return search(new FuzzyQuery(new Term(PlaceIndex.KEY, term), 1, term.length() - key.length() + 1), most);
    }

    /** Places within some distance of a point, in no particular order. */
    public List<GazetteerPlace> near(double latitude, double longitude, double radiusKm, int most) {
        return search(
                LatLonPoint.newDistanceQuery(PlaceIndex.POINT, latitude, longitude, radiusKm * METRES_PER_KM), most);
    }

    private List<GazetteerPlace> search(Query query, int most) {
        try {
            List<GazetteerPlace> found = new ArrayList<>();
            for (var hit : searcher.search(query, most).scoreDocs) {
                found.add(place(leaf.getBinaryDocValues(PlaceIndex.PLACE), hit.doc));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Straight from the dictionary: no query, no scores. */
    private List<GazetteerPlace> with(String field, Collection<String> terms, int most) {
        try {
            RoaringBitmap documents = new RoaringBitmap();
            TermsEnum dictionary = leaf.terms(field).iterator();
            PostingsEnum postings = null;
            for (String term : terms) {
                if (dictionary.seekExact(new BytesRef(term))) {
                    postings = dictionary.postings(postings, PostingsEnum.NONE);
                    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        documents.add(postings.docID());
                    }
                }
            }
            List<GazetteerPlace> found = new ArrayList<>();
            BinaryDocValues values = leaf.getBinaryDocValues(PlaceIndex.PLACE);
            var each = documents.getIntIterator();
            while (each.hasNext() && found.size() < most) {
                found.add(place(values, each.next()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GazetteerPlace place(BinaryDocValues values, int document) throws IOException {
        values.advanceExact(document);
        return PlaceCodec.decode(values.binaryValue());
    }
}
