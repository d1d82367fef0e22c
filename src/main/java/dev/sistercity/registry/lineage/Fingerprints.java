package dev.sistercity.registry.lineage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first eight bytes of the hash of every change that this replica has applied, in eight bytes each: enough to tell one
 * history from another at any number. One thread adds; any thread reads numbers up to those of a snapshot that it has.
 */
public final class Fingerprints {

    private static final int AT_FIRST = 1 << 10;

    private volatile long[] prints = new long[AT_FIRST];

    /** The fingerprint of a hash of 32 bytes. */
    static long of(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    /**
     * Takes the hash of a change, those before it having been taken.
     *
     * @param sequence from 1
     */
    public void put(long sequence, byte[] hash) {
        put(sequence, of(hash));
    }

    /** As {@link #put(long, byte[])}, of a hash whose fingerprint is known. */
    public void put(long sequence, long print) {
        int index = Math.toIntExact(sequence - 1);
        long[] now = prints;
        if (index >= now.length) {
            now = Arrays.copyOf(now, Math.max(index + 1, now.length + (now.length >> 1)));
        }
        now[index] = print;
        prints = now;
    }

    /** Of a change that was taken; 0 before the first. */
    public long at(long sequence) {
        return sequence == 0 ? 0 : prints[Math.toIntExact(sequence - 1)];
    }
}
