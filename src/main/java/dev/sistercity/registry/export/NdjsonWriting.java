package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** A record a line, each as its own address answers it; what that does not show of it stands under {@link #RECORDED}. */
final class NdjsonWriting extends Writing {

    static final String RECORDED = "recorded";

    private final ObjectMapper mapper;
    private final ObjectWriter views;
    private final JsonGenerator out;
    private boolean any;

    NdjsonWriting(RecordType<?> type, Snapshot snapshot, ObjectMapper mapper, OutputStream out) throws IOException {
        super(snapshot, List.of(type));
        this.mapper = mapper;
        this.views = mapper.writerFor(type.viewType()).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.out = mapper.createGenerator(out, JsonEncoding.UTF8).setRootValueSeparator(new SerializedString("\n"));
    }

    @Override
    <D> void write(RecordType<D> type, Entry<D> entry) throws IOException {
        any = true;
        Object view = type.view(entry, reading);
        Map<String, Object> unseen = type.unseen(entry, reading);
        if (unseen.isEmpty()) {
            views.writeValue(out, view);
        } else {
            ObjectNode line = mapper.valueToTree(view);
            line.set(RECORDED, mapper.valueToTree(unseen));
            mapper.writeTree(out, line);
        }
    }

    @Override
    void end() throws IOException {
        if (any) {
            out.writeRaw('\n');
        }
        out.close();
    }
}
