package dev.sistercity.registry.gazetteer;

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
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Writes the index by which places are found: a document for each, with the keys of all its names. */
final class PlaceIndex implements AutoCloseable {

    static final String ID = "id";
    static final String KEY = "key";
    static final String PLACE = "place";
    static final String POINT = "point";

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
                        .setRAMBufferSizeMB(BUFFER_MB));
    }

    void add(GazetteerPlace place) {
        Document document = new Document();
        document.add(new StringField(ID, Integer.toString(place.geonamesId()), Field.Store.NO));
        for (String key : keys(place)) {
            document.add(new StringField(KEY, term(place.countryCode(), key), Field.Store.NO));
        }
        document.add(new LatLonPoint(POINT, place.latitude(), place.longitude()));
        document.add(new BinaryDocValuesField(PLACE, new BytesRef(PlaceCodec.encode(place))));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
