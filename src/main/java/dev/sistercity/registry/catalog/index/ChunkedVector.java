package dev.sistercity.registry.catalog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An immutable vector of entries in chunks, so that a batch of changes copies only the chunks it touches. Persistent
 * vectors of libraries are trees: here every row of every list goes through {@link #get}, which has to stay two loads.
 */
final class ChunkedVector<D> {

    private static final int BITS = 10;
    private static final int SIZE = 1 << BITS;

    private final List<Entry<D>[]> chunks;

    private ChunkedVector(List<Entry<D>[]> chunks) {
        this.chunks = chunks;
    }

    static <D> ChunkedVector<D> empty() {
        return new ChunkedVector<>(List.of());
    }

    Entry<D> get(int slot) {
        return chunks.get(slot >> BITS)[slot & (SIZE - 1)];
    }

    Editor<D> edit() {
        return new Editor<>(chunks);
    }

    /** Not thread-safe; of no use after {@link #done}. */
    static final class Editor<D> {

        private final List<Entry<D>[]> chunks;
        private final BitSet own = new BitSet();

        private Editor(List<Entry<D>[]> chunks) {
            this.chunks = new ArrayList<>(chunks);
        }

        Entry<D> get(int slot) {
            int chunk = slot >> BITS;
            return chunk < chunks.size() ? chunks.get(chunk)[slot & (SIZE - 1)] : null;
        }

        @SuppressWarnings("unchecked")
        void set(int slot, Entry<D> entry) {
            int chunk = slot >> BITS;
            while (chunk >= chunks.size()) {
                own.set(chunks.size());
                chunks.add((Entry<D>[]) new Entry<?>[SIZE]);
            }
            if (!own.get(chunk)) {
                own.set(chunk);
                chunks.set(chunk, Arrays.copyOf(chunks.get(chunk), SIZE));
            }
            chunks.get(chunk)[slot & (SIZE - 1)] = entry;
        }

        ChunkedVector<D> done() {
            return new ChunkedVector<>(List.copyOf(chunks));
        }
    }
}
