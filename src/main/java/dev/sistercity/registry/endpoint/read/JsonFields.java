package dev.sistercity.registry.endpoint.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Takes properties out of a JSON object that is written already: their own bytes, not written anew. */
final class JsonFields {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFields() {}

    /** The object with these properties only, in its own order. */
    static byte[] of(byte[] object, Set<String> wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(object.length);
        try (JsonParser parser = FACTORY.createParser(object)) {
            parser.nextToken();
            char before = '{';
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean kept = wanted.contains(parser.currentName());
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.nextToken();
                parser.skipChildren();
                if (kept) {
                    parser.finishToken();
                    out.write(before);
                    out.write(object, start, (int) parser.currentLocation().getByteOffset() - start);
                    before = ',';
                }
            }
            if (before == '{') {
                out.write(before);
            }
            out.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be read", e);
        }
        return out.toByteArray();
    }
}
