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
    private Records<?> records;
    private PeekableIntIterator slots;
    private boolean begun;
    private boolean ended;

    /** @param types whose records are written, one kind after the other */
    Writing(Snapshot snapshot, List<? extends RecordType<?>> types) {
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
        while (slots == null || !slots.hasNext()) {
            if (!collections.hasNext()) {
                if (!ended) {
                    ended = true;
                    end();
                }
                return false;
            }
            records = collections.next();
            slots = records.all().getIntIterator();
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
