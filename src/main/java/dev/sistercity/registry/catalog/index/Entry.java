package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.UUID;
import java.util.function.Function;

/** A record in its place in the catalog. */
public final class Entry<D> {

    /** Records that can be looked at while one is decoded. */
    private static final int DECODING = 10;

    private final int slot;
    private final Comparable<?>[] keys;
    /**
     * The RecordVersion, or an Encoded one until a thread looks at it. Threads that do so at once may each decode it, and what one of them
     * makes takes the place of the other's equal: its fields are final, so a thread that sees it sees all of it.
     */
    private Object held;

    private Entry(int slot, Object held, Comparable<?>[] keys) {
        this.slot = slot;
        this.held = held;
        this.keys = keys;
    }

    /**
     * @param slot its number in bitmaps; kept for the record's life
     * @param keys what it is sorted by, as far as that is kept: see {@link SortKeys}; a null sorts last
     */
    public Entry(int slot, RecordVersion<D> recorded, Comparable<?>[] keys) {
        this(slot, (Object) recorded, keys);
    }

    /** A record that is decoded when it is first looked at. */
    static <D> Entry<D> stored(int slot, Encoded<D> encoded, Comparable<?>[] keys) {
        return new Entry<>(slot, (Object) encoded, keys);
    }

    /**
     * A record as a document that has not been looked at since it was stored.
     *
     * @param document as the decoder takes it; not to be changed
     */
    public record Encoded<D>(UUID id, byte[] document, Function<byte[], RecordVersion<D>> decoder) {}

    public int slot() {
        return slot;
    }

    public Comparable<?>[] keys() {
        return keys;
    }

    @SuppressWarnings("unchecked") // what is held is one or the other
    public RecordVersion<D> recorded() {
        Object known = held;
        return known instanceof Encoded<?> encoded ? decoded((Encoded<D>) encoded) : (RecordVersion<D>) known;
    }

    private RecordVersion<D> decoded(Encoded<D> encoded) {
        WorkLimit.count(DECODING);
        RecordVersion<D> recorded = encoded.decoder().apply(encoded.document());
        held = recorded;
        return recorded;
    }

    /** The document that it was stored as; null once it is decoded. */
    public byte[] document() {
        return held instanceof Encoded<?> encoded ? encoded.document() : null;
    }

    public UUID id() {
        Object known = held;
        return known instanceof Encoded<?> encoded ? encoded.id() : ((RecordVersion<?>) known).id();
    }

    public D draft() {
        return recorded().draft();
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Entry<?> entry
                        && slot == entry.slot
                        && recorded().equals(entry.recorded());
    }

    @Override
    public int hashCode() {
        return slot;
    }
}
