package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.roaringbitmap.PeekableIntIterator;

/** A file that is written a record at a time, in the order in which the records came into the registry. */
abstract class Writing {

    final Reading reading;

    private final Iterator<? extends Records<?>> collections;
    private final Range range;
    private Records<?> records;
    private PeekableIntIterator slots;
    private boolean begun;
    private boolean ended;

    /** Which records of a kind are written: those with slots from the first to before the last. */
    record Range(int from, int to) {

        static final Range ALL = new Range(0, Integer.MAX_VALUE);
    }

    /** @param types whose records are written, one kind after the other */
    Writing(Snapshot snapshot, List<? extends RecordType<?>> types) {
        this(snapshot, types, Range.ALL);
    }

    Writing(Snapshot snapshot, List<? extends RecordType<?>> types, Range range) {
        this.range = range;
        this.reading = Reading.of(snapshot);
        this.collections =
                types.stream().map(type -> snapshot.records(type.name())).iterator();
    }

    /** Writes something more: what comes before the records, one of them, or what comes after. @return false at the end */
    final boolean step() throws IOException {
        if (!begun) {
            begun = true;
            begin();
            return true;
        }
        while (slots == null || !slots.hasNext() || slots.peekNext() >= range.to()) {
            if (!collections.hasNext()) {
                if (!ended) {
                    ended = true;
                    end();
                }
                return false;
            }
            records = collections.next();
            slots = records.all().getIntIterator();
            slots.advanceIfNeeded(range.from());
        }
        write(records, slots.next());
        return true;
    }

    private <D> void write(Records<D> of, int slot) throws IOException {
        write(of.type(), of.at(slot));
    }

    void begin() throws IOException {}

    abstract <D> void write(RecordType<D> type, Entry<D> entry) throws IOException;

    /** After it everything has been written to the stream underneath. */
    abstract void end() throws IOException;
}
