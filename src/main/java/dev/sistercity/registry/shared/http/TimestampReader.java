package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads RFC 3339 timestamps, to the microsecond, as PostgreSQL keeps them; Jackson's own reader takes numbers, too. The last one is
 * remembered: a record that never changed has one time, and those of one import have the same.
 */
final class TimestampReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private transient Read lately;

    TimestampReader() {
        super(Instant.class);
    }

    /** Threads may overwrite each other's: then one is read anew. */
    private record Read(String text, Instant instant) {}

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        Read known = lately;
        if (known != null && known.text().equals(text)) {
            return known.instant();
        }
        Optional<Instant> instant = Timestamps.parse(text);
        if (instant.isPresent()) {
            lately = new Read(text, instant.get());
            return instant.get();
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "no timestamp");
    }
}
