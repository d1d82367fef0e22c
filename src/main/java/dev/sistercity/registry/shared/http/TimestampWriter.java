package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Writes timestamps as RFC 3339 has them. Writing one takes as long as ten other values, and mostly the next one is the same:
 * a record that never changed has one time, and those of one import have the same.
 */
final class TimestampWriter extends StdScalarSerializer<Instant> {

    private static final long serialVersionUID = 1L;

    private transient CachedText lately;

    TimestampWriter() {
        super(Instant.class);
    }

    /** Threads may overwrite each other's: then one is made anew. */
    private record CachedText(Instant instant, String text) {}

    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider) throws IOException {
        CachedText known = lately;
        if (known == null || !known.instant().equals(instant)) {
            known = new CachedText(instant, instant.toString());
            lately = known;
        }
        out.writeString(known.text());
    }
}
