package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;

/** Places as bytes of the index. */
final class PlaceCodec {

    /** GeoNames has five decimals: a metre. */
    private static final double DEGREE = 1e5;
    /** In no name: they come from lines of tables. */
    private static final String BETWEEN = "\n";

    private PlaceCodec() {}

    static byte[] encode(GazetteerPlace place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            integer(out, place.geonamesId());
            integer(out, (int) Math.min(Integer.MAX_VALUE, place.population()));
            integer(out, (int) Math.round(place.latitude() * DEGREE));
            integer(out, (int) Math.round(place.longitude() * DEGREE));
            for (String text : List.of(
                    place.name(),
                    place.asciiName(),
                    String.join(BETWEEN, place.alternateNames()),
                    place.names().stream().map(AlternateName::text).collect(Collectors.joining(BETWEEN)),
                    place.featureClass(),
                    place.featureCode(),
                    place.countryCode(),
                    place.admin1(),
                    place.admin2())) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                integer(out, utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** As Lucene's input reads it: the lowest byte first. */
    private static void integer(DataOutputStream out, int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }

    static GazetteerPlace decode(BytesRef bytes) {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int id = in.readInt();
        int population = in.readInt();
        double latitude = in.readInt() / DEGREE;
        double longitude = in.readInt() / DEGREE;
        String name = text(in);
        String ascii = text(in);
        List<String> alternates = texts(in);
        List<AlternateName> names = texts(in).stream().map(AlternateName::parse).toList();
        return new GazetteerPlace(
                id,
                name,
                ascii,
                alternates,
                latitude,
                longitude,
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                population,
                names);
    }

    private static List<String> texts(ByteArrayDataInput in) {
        String all = text(in);
        return all.isEmpty() ? List.of() : List.of(all.split(BETWEEN));
    }

    private static String text(ByteArrayDataInput in) {
        byte[] utf8 = new byte[in.readInt()];
        in.readBytes(utf8, 0, utf8.length);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
