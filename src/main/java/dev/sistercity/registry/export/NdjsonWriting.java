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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A record a line, each as its own address answers it; what that does not show of it stands under {@link #RECORDED}. Lines know
 * nothing of each other, so processors can share the work.
 */
final class NdjsonWriting extends Writing {

    static final String RECORDED = "recorded";

    /** Records that are written at once, before it is known how long they are. */
    private static final int FEW = 4;
    /** At most: enough for the other processor to be worth waking. */
    private static final int MANY = 128;
    /** Bytes of them, if they are as long as those before. */
    private static final int SIZE = 1 << 17;

    private static final SerializedString NEXT_LINE = new SerializedString("\n");

    private final ObjectMapper mapper;
    private final ObjectWriter views;
    private final OutputStream out;
    private final int processors;
    private final List<Line> waiting = new ArrayList<>(MANY);
    private int atOnce = FEW;

    /** @param processors that may share the work */
    NdjsonWriting(RecordType<?> type, Snapshot snapshot, ObjectMapper mapper, OutputStream out, int processors) {
        super(snapshot, List.of(type));
        this.mapper = mapper;
        this.views = mapper.writerFor(type.viewType()).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.out = out;
        this.processors = processors;
    }

    private interface Line {
        void to(JsonGenerator lines) throws IOException;
    }

    @Override
    <D> void write(RecordType<D> type, Entry<D> entry) throws IOException {
        waiting.add(lines -> line(type, entry, lines));
        if (waiting.size() == atOnce) {
            writeWaiting();
        }
    }

    @Override
    void end() throws IOException {
        writeWaiting();
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

    private <D> void line(RecordType<D> type, Entry<D> entry, JsonGenerator lines) throws IOException {
        Object view = type.view(entry, reading);
        Map<String, Object> unseen = type.unseen(entry, reading);
        if (unseen.isEmpty()) {
            views.writeValue(lines, view);
        } else {
            ObjectNode line = mapper.valueToTree(view);
            line.set(RECORDED, mapper.valueToTree(unseen));
            mapper.writeTree(lines, line);
        }
    }
}
