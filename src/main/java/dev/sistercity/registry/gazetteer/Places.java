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
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
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

    private final UUID edition;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final LeafReader leaf;

    Places(UUID edition, Path path) throws IOException {
        this.edition = edition;
        reader = DirectoryReader.open(FSDirectory.open(path));
        searcher = new IndexSearcher(reader);
        leaf = reader.leaves().get(0).reader();
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
        return with(PlaceIndex.KEY, keys, most);
    }

    /** Places of which a name's key differs by one letter that is missing, wrong, one too many, or swapped with the next. */
    public List<GazetteerPlace> similar(String key, int most) {
        return search(fuzzy(key), most);
    }

    /** The same among the places around a point. */
    public List<GazetteerPlace> similar(String key, double latitude, double longitude, double radiusKm, int most) {
        return search(
                new BooleanQuery.Builder()
                        .add(fuzzy(key), BooleanClause.Occur.MUST)
                        .add(
                                LatLonPoint.newDistanceQuery(
                                        PlaceIndex.POINT, latitude, longitude, radiusKm * METRES_PER_KM),
                                BooleanClause.Occur.FILTER)
                        .build(),
                most);
    }

    /** Places within some distance of a point, in no particular order. */
    public List<GazetteerPlace> near(double latitude, double longitude, double radiusKm, int most) {
        return search(
                LatLonPoint.newDistanceQuery(PlaceIndex.POINT, latitude, longitude, radiusKm * METRES_PER_KM), most);
    }

    /** A wrong first letter is hardly ever a misspelling of the same name. */
    private static Query fuzzy(String key) {
        return new FuzzyQuery(new Term(PlaceIndex.KEY, key), 1, 1);
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
