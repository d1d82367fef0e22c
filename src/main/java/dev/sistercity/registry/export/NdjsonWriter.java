package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.change.log.RecordDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A record a line, each as its own address answers it; what that does not show of it stands under {@link #RECORDED}. Lines know
 * nothing of each other, so processors can share the work.
 */
public final class NdjsonWriter extends ExportWriter {

    public static final String RECORDED = "recorded";
    /** Where a line has what a newer version wrote besides, by JSON Pointers into the record's document. */
    public static final String UNKNOWN = "unknown";
    /** Where a line has the whole document of a record that this version cannot read. */
    public static final String DOCUMENT = "document";

    /** Records that are written at once, before it is known how long they are. */
    private static final int FEW = 4;
    /** At most: enough for the other processor to be worth waking. */
    private static final int MANY = 128;
    /** Bytes of them, if they are as long as those before. */
    private static final int SIZE = 1 << 17;

    private static final SerializedString NEXT_LINE = new SerializedString("\n");

    private final RecordCollection<?> type;
    private final RecordDocument documents;
    private final ObjectMapper mapper;
    private final ObjectWriter views;
    private final OutputStream out;
    private final int processors;
    private final List<Line> waiting = new ArrayList<>(MANY);
    private int atOnce = FEW;

    /** @param processors that may share the work */
    NdjsonWriter(
            RecordCollection<?> type, ReadContext reading, RecordDocument documents, OutputStream out, int processors) {
        super(reading, List.of(type));
        this.type = type;
        this.documents = documents;
        this.mapper = documents.mapper();
        this.views = mapper.writerFor(type.viewType()).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.out = out;
        this.processors = processors;
    }

    private interface Line {
        void to(JsonGenerator lines) throws IOException;
    }

    @Override
    <D> void write(RecordCollection<D> type, Entry<D> entry) throws IOException {
        waiting.add(lines -> line(type, entry, lines));
        if (waiting.size() == atOnce) {
            writeWaiting();
        }
    }

    @Override
    void end() throws IOException {
        writeWaiting();
        // What cannot be read tells no day.
        if (type.openDocuments() && reading.asOf() == null) {
            for (Map.Entry<UUID, Unreadable> record :
                    reading.snapshot().records(type).unreadable().entrySet()) {
                out.write(mapper.writeValueAsBytes(
                        unreadable(record.getKey(), record.getValue().document())));
                out.write('\n');
            }
        }
    }

    /** Passed on as it is: a newer version can restore it. */
    private ObjectNode unreadable(UUID id, String document) throws IOException {
        ObjectNode line = mapper.createObjectNode().put("id", id.toString());
        line.set(DOCUMENT, mapper.readTree(document));
        return line;
    }

    private void writeWaiting() throws IOException {
        List<ByteArrayOutputStream> shares =
                IntStream.range(0, processors).parallel().mapToObj(this::share).toList();
        long bytes = 1;
        for (ByteArrayOutputStream share : shares) {
            share.writeTo(out);
            bytes += share.size();
        }
        atOnce = (int) Math.max(processors, Math.min(MANY, SIZE * waiting.size() / bytes));
        waiting.clear();
    }

    private ByteArrayOutputStream share(int number) {
        List<Line> mine =
                waiting.subList(number * waiting.size() / processors, (number + 1) * waiting.size() / processors);
        ByteArrayOutputStream written = new ByteArrayOutputStream(SIZE / processors);
        try (JsonGenerator lines =
                mapper.createGenerator(written, JsonEncoding.UTF8).setRootValueSeparator(NEXT_LINE)) {
            for (Line line : mine) {
                line.to(lines);
            }
            if (!mine.isEmpty()) {
                lines.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return written;
    }

    private <D> void line(RecordCollection<D> type, Entry<D> entry, JsonGenerator lines) throws IOException {
        Object view;
        try {
            view = type.view(entry, reading);
        } catch (NullPointerException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A newer version wrote what no view of this one can show.
            if (type.openDocuments()) {
                mapper.writeTree(lines, unreadable(entry.id(), documents.write(entry.recorded())));
            }
            return;
        }
        Map<String, Object> unseen = type.unseen(entry, reading);
        Map<String, JsonNode> unknown = type.openDocuments() ? documents.unknown(entry.recorded()) : Map.of();
        if (unseen.isEmpty() && unknown.isEmpty()) {
            views.writeValue(lines, view);
            return;
        }
        ObjectNode line = mapper.valueToTree(view);
        if (!unseen.isEmpty()) {
            line.set(RECORDED, mapper.valueToTree(unseen));
        }
        if (!unknown.isEmpty()) {
            line.set(UNKNOWN, mapper.valueToTree(unknown));
        }
        mapper.writeTree(lines, line);
    }
}
