package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.roaringbitmap.RoaringBitmap;

/** A file of lines in parts of some records each, of which none knows of the others. */
final class LineParts implements Iterator<Delivery.Opening> {

    /** Which take about as many bytes as a piece of a delivery has. */
    private static final int RECORDS = 128;

    private final RecordType<?> type;
    private final Snapshot snapshot;
    private final ObjectMapper mapper;
    private final RoaringBitmap slots;
    /** The slot of the first record that is in no part yet; negative if all are. */
    private long next;

    LineParts(RecordType<?> type, Snapshot snapshot, ObjectMapper mapper) {
        this.type = type;
        this.snapshot = snapshot;
        this.mapper = mapper;
        this.slots = snapshot.records(type.name()).all();
        this.next = slots.nextValue(0);
    }

    @Override
    public boolean hasNext() {
        return next >= 0;
    }

    @Override
    public Delivery.Opening next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Writing.Range range = new Writing.Range((int) next, (int) next + RECORDS);
        next = slots.nextValue(range.to());
        return out -> new NdjsonWriting(type, snapshot, range, mapper, out);
    }
}
