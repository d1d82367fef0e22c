package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.shared.romanisation.RomanisedKeys;
import dev.sistercity.registry.shared.value.NameKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Writes the index by which places are found: a document for each, with the keys of all its names. */
final class PlaceIndex implements AutoCloseable {

    /** GeoNames' number, and items of Wikidata. */
    static final String ID = "id";
    /** Keys among those of their countries. */
    static final String KEY = "key";
    /** Keys among those of all countries. */
    static final String ANYWHERE = "anywhere";

    static final String PLACE = "place";
    static final String POINT = "point";

    private static final String POPULATION = "population";

    /** What this class writes: another number has all replicas make their indexes anew. */
    static final int FORMAT = 5;

    /** Of no name's key. */
    private static final char ROMANISED = '~';

    private static final String NO_COUNTRY = "--";
    private static final String CHINA = "CN";
    private static final double BUFFER_MB = 32;
    /** Bytes of a term; Lucene takes 32,766, and no name has as many. */
    private static final int LONGEST_KEY = 300;

    private final FSDirectory directory;
    private final IndexWriter writer;

    PlaceIndex(Path path) throws IOException {
        directory = FSDirectory.open(path);
        // No analysis: keys are whole names.
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(null)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        // The largest first: a caller that wants a few takes those.
                        .setIndexSort(new Sort(new SortField(POPULATION, SortField.Type.LONG, true)))
                        .setRAMBufferSizeMB(BUFFER_MB));
    }

    void add(GazetteerPlace place) {
        Document document = new Document();
        document.add(new StringField(ID, Integer.toString(place.geonamesId()), Field.Store.NO));
        place.wikidata().forEach(item -> document.add(new StringField(ID, item, Field.Store.NO)));
        for (String key : keys(place)) {
            document.add(new StringField(KEY, term(place.countryCode(), key), Field.Store.NO));
            document.add(new StringField(ANYWHERE, key, Field.Store.NO));
        }
        document.add(new NumericDocValuesField(POPULATION, place.population()));
        for (String key : romanisedKeys(place)) {
            document.add(new StringField(KEY, romanised(place.countryCode(), key), Field.Store.NO));
        }
        document.add(new LatLonPoint(POINT, place.latitude(), place.longitude()));
        document.add(new BinaryDocValuesField(PLACE, new BytesRef(PlaceCodec.encode(place))));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By which a name is found however it is romanised. */
    static String romanised(String country, String key) {
        return term(country, ROMANISED + key);
    }

    /** A key among those of a country: there are few questions that know no country. */
    static String term(String country, String key) {
        return (country.isEmpty() ? NO_COUNTRY : country) + key;
    }

    private static Set<String> keys(GazetteerPlace place) {
        Set<String> keys = new HashSet<>(NameKeys.of(place.name()));
        keys.addAll(NameKeys.of(place.asciiName()));
        for (String name : place.alternateNames()) {
            keys.addAll(NameKeys.of(name));
        }
        if (place.countryCode().equals(CHINA)) {
            keys.add(NameKeys.palladius(place.asciiName()));
            place.alternateNames().forEach(name -> keys.add(NameKeys.palladius(name)));
        }
        keys.removeIf(key -> key.isEmpty() || key.length() > LONGEST_KEY);
        return keys;
    }

    private static Set<String> romanisedKeys(GazetteerPlace place) {
        Set<String> keys = new HashSet<>();
        keys.add(RomanisedKeys.key(place.countryCode(), place.name()));
        keys.add(RomanisedKeys.key(place.countryCode(), place.asciiName()));
        place.alternateNames().forEach(name -> keys.add(RomanisedKeys.key(place.countryCode(), name)));
        keys.removeIf(key -> key.isEmpty() || key.length() > LONGEST_KEY);
        return keys;
    }

    /** One segment: a look-up is one walk through one dictionary. */
    void finish() throws IOException {
        writer.forceMerge(1);
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
