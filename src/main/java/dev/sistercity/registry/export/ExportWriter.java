package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.roaringbitmap.PeekableIntIterator;

/** A file that is written a record at a time, in the order in which the records came into the registry. */
abstract class ExportWriter {

    final ReadContext reading;

    private final Iterator<? extends Records<?>> collections;
    private Records<?> records;
    private PeekableIntIterator slots;
    private boolean begun;
    private boolean ended;

    /** @param types whose records are written, one kind after the other */
    ExportWriter(ReadContext reading, List<? extends RecordCollection<?>> types) {
        this.reading = reading;
        this.collections = types.stream()
                .map(type -> reading.snapshot().records(type.name()))
                .iterator();
    }

    /**
     * Writes something more: what comes before the records, one of them, or what comes after.
     *
     * @return false at the end
     */
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
        Entry<D> entry = of.at(slot);
        if (isWanted(of.type(), entry)) {
            write(of.type(), entry);
        }
    }

    /** As of a day: what had begun by then and was not over. */
    <D> boolean isWanted(RecordCollection<D> type, Entry<D> entry) {
        return reading.asOf() == null || type.existed(entry, reading);
    }

    void begin() throws IOException {}

    abstract <D> void write(RecordCollection<D> type, Entry<D> entry) throws IOException;

    /** After it everything has been written to the stream underneath. */
    abstract void end() throws IOException;
}
