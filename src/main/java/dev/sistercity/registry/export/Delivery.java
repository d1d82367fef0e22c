package dev.sistercity.registry.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * An export on its way to one reader, who takes one piece after the other: nothing is written ahead, so that a slow reader
 * costs no more memory than a fast one. A reader may go at any time, on another thread.
 */
final class Delivery {

    /** Bytes of a piece; a record more at the most. */
    private static final int PIECE = 1 << 17;

    private final Consumer<Checksum> whenDone;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE + (PIECE >> 2));
    private OutputStream coded;
    private Writing writing;
    private long bytes;
    private volatile boolean over;
    private volatile long taken = System.nanoTime();

    /** Begins to write something to a stream. */
    interface Opening {
        Writing to(OutputStream out) throws IOException;
    }

    /** @param whenDone told of the whole, once it has been written to its end */
    Delivery(Opening opening, Coding coding, Consumer<Checksum> whenDone) {
        this.whenDone = whenDone;
        try {
            coded = coding.over(piece);
            writing = opening.to(coded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next piece; the last one may be empty. */
    synchronized byte[] next() {
        if (over) {
            return new byte[0];
        }
        try {
            boolean more = true;
            while (more && piece.size() < PIECE) {
                more = writing.step();
            }
            if (!more) {
                coded.close();
            }
            byte[] written = piece.toByteArray();
            piece.reset();
            digest.update(written);
            bytes += written.length;
            if (!more) {
                over = true;
                whenDone.accept(new Checksum(digest.digest(), bytes));
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    boolean isOver() {
        return over;
    }

    /** Says that the reader wants more. */
    void wanted() {
        taken = System.nanoTime();
    }

    /** Whether the reader has wanted nothing for so long. */
    boolean idle(Duration patience) {
        return !over && System.nanoTime() - taken > patience.toNanos();
    }

    /** Gives back what a compressor holds outside the heap; once the reader has gone nothing more is written. */
    synchronized void close() {
        over = true;
        try {
            coded.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
