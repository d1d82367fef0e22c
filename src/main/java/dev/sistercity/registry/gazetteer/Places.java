package dev.sistercity.registry.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
import org.apache.lucene.util.StringHelper;
import org.roaringbitmap.RoaringBitmap;

/** All places of one edition, to be looked up; from the index on this replica's disk. Safe for use by many threads. */
public final class Places {

    private static final double METRES_PER_KM = 1000;
    /** Keys that are looked through for one beginning: a few milliseconds. */
    private static final int MOST_TERMS = 50_000;

    private final String edition;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final LeafReader leaf;

    /** @param edition the key of it */
    Places(String edition, Path path) throws IOException {
        this.edition = edition;
        reader = DirectoryReader.open(FSDirectory.open(path));
        searcher = new IndexSearcher(reader);
        leaf = reader.leaves().get(0).reader();
    }

    String edition() {
        return edition;
    }

    public int size() {
        return reader.numDocs();
    }

    public Optional<GazetteerPlace> find(int geonamesId) {
        return find(Integer.toString(geonamesId));
    }

    /** @param identifier GeoNames' number, or an item of Wikidata where names are loaded */
    Optional<GazetteerPlace> find(String identifier) {
        return with(PlaceIndex.ID, List.of(identifier), 1).stream().findFirst();
    }

    /**
     * Places of which a name has one of these keys.
     *
     * @param keys as {@link dev.sistercity.registry.shared.value.NameKeys#of} makes them
     * @param most how many are wanted at the most
     */
    public List<GazetteerPlace> named(Collection<String> keys, int most) {
        return with(PlaceIndex.ANYWHERE, keys, most);
    }

    /**
     * Places in a country of which a name is the same in another romanisation.
     *
     * @param key as {@link dev.sistercity.registry.shared.romanisation.RomanisedKeys#key} makes it
     */
    public List<GazetteerPlace> romanised(String country, String key, int most) {
        return with(PlaceIndex.KEY, List.of(PlaceIndex.romanised(country, key)), most);
    }

    /** As {@link #named(Collection, int)}, in some countries only. */
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

    /**
     * The largest places of which a name's key begins so.
     *
     * @param country null for any
     */
    public List<GazetteerPlace> beginning(String country, String key, int most) {
        BytesRef prefix = new BytesRef(country == null ? key : PlaceIndex.term(country, key));
        try {
            RoaringBitmap documents = new RoaringBitmap();
            TermsEnum dictionary = leaf.terms(country == null ? PlaceIndex.ANYWHERE : PlaceIndex.KEY)
                    .iterator();
            boolean more = dictionary.seekCeil(prefix) != TermsEnum.SeekStatus.END;
            PostingsEnum postings = null;
            for (int terms = 0;
                    more && terms < MOST_TERMS && StringHelper.startsWith(dictionary.term(), prefix);
                    terms++) {
                postings = dictionary.postings(postings, PostingsEnum.NONE);
                while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    documents.add(postings.docID());
                }
                more = dictionary.next() != null;
            }
            return places(documents, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Places of which a name's key differs by one letter, or by two if it is long; its first letter is right.
     *
     * @param country null for any
     */
    public List<GazetteerPlace> nearly(String country, String key, int edits, int most) {
        String text = country == null ? key : PlaceIndex.term(country, key);
        Term term = new Term(country == null ? PlaceIndex.ANYWHERE : PlaceIndex.KEY, text);
        return search(new FuzzyQuery(term, edits, text.length() - key.length() + 1), most);
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
            return places(documents, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<GazetteerPlace> places(RoaringBitmap documents, int most) throws IOException {
        List<GazetteerPlace> found = new ArrayList<>();
        BinaryDocValues values = leaf.getBinaryDocValues(PlaceIndex.PLACE);
        var each = documents.getIntIterator();
        while (each.hasNext() && found.size() < most) {
            found.add(place(values, each.next()));
        }
        return found;
    }

    private static GazetteerPlace place(BinaryDocValues values, int document) throws IOException {
        values.advanceExact(document);
        return PlaceCodec.decode(values.binaryValue());
    }
}
