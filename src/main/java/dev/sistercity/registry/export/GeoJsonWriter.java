package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One collection of features (RFC 7946), a line each; a record without a place has no geometry. */
final class GeoJsonWriter extends ExportWriter {

    private final ObjectWriter writer;
    private final JsonGenerator out;

    GeoJsonWriter(RecordCollection<?> type, ReadContext reading, ObjectMapper mapper, OutputStream out)
            throws IOException {
        super(reading, List.of(type));
        this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.out = mapper.createGenerator(out, JsonEncoding.UTF8);
    }

    @Override
    void begin() throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "FeatureCollection");
        out.writeArrayFieldStart("features");
    }

    @Override
    <D> void write(RecordCollection<D> type, Entry<D> entry) throws IOException {
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        out.writeStringField("id", entry.id().toString());
        out.writeFieldName("geometry");
        writer.writeValue(out, type.geographic().geometry(entry, reading));
        out.writeFieldName("properties");
        writer.writeValue(out, type.view(entry, reading));
        out.writeEndObject();
    }

    @Override
    void end() throws IOException {
        out.writeRaw('\n');
        out.writeEndArray();
        out.writeEndObject();
        out.writeRaw('\n');
        out.close();
    }
}
