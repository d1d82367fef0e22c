package dev.sistercity.registry.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * An export on its way to one reader, who takes one piece after the other. While one is on its way the next two are written, and
 * no more: a slow reader costs no more memory than a fast one. A reader may go at any time, on another thread.
 */
final class Delivery {

    /** Bytes of a piece; a record more at the most. */
    private static final int PIECE = 1 << 17;
    /** Parts that are written at the same time. */
    private static final int AT_ONCE = 2;

    private final Iterator<Opening> parts;
    private final Deque<Part> open = new ArrayDeque<>();
    private final Consumer<Checksum> whenDone;
    private final MessageDigest digest;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    /** Null where nothing is compressed. */
    private final OutputStream coded;

    private long bytes;
    private volatile boolean over;
    private volatile long taken = System.nanoTime();

    /** Begins to write something to a stream. */
    interface Opening {
        Writing to(OutputStream out) throws IOException;
    }

    /**
     * Some of it.
     *
     * @param last whether nothing follows; the last one may be empty
     */
    record Piece(byte[] bytes, boolean last) {}

    /**
     * @param parts of the file, in their order; each can be written before the one before it has been
     * @param whenDone told of the whole, once it has been written to its end; null where that is known already
     */
    Delivery(Iterator<Opening> parts, Coding coding, Consumer<Checksum> whenDone) {
        this.parts = parts;
        this.whenDone = whenDone;
        this.digest = whenDone == null ? null : sha256();
        try {
            this.coded = coding == Coding.IDENTITY ? null : coding.over(compressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part that is being written, as far as it has been taken. */
    private static final class Part {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream(PIECE + (PIECE >> 2));
        private final Writing writing;
        private CompletableFuture<byte[]> ahead;
        private volatile boolean ended;

        private Part(Opening opening) {
            try {
                writing = opening.to(written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] more() {
            try {
                boolean more = true;
                while (more && written.size() < PIECE) {
                    more = writing.step();
                }
                ended = !more;
            } catch (IOException e) {
                throw new UncheckedIOException("Memory cannot fail to be written", e);
            }
            byte[] bytes = written.toByteArray();
            written.reset();
            return bytes;
        }

        private CompletableFuture<byte[]> ahead(Executor workers) {
            if (ahead == null) {
                ahead = CompletableFuture.supplyAsync(this::more, workers);
            }
            return ahead;
        }
    }

    /** The next piece; has what follows it written, by some of the workers. */
    synchronized CompletionStage<Piece> take(Executor workers) {
        if (!opened()) {
            return CompletableFuture.completedFuture(piece(new byte[0]));
        }
        open.forEach(part -> part.ahead(workers));
        CompletableFuture<byte[]> first = open.peek().ahead(workers);
        // Compressing and hashing are not for the thread that asks.
        return coded == null && digest == null
                ? first.thenApply(written -> taken(written, workers))
                : first.thenApplyAsync(written -> taken(written, workers), workers);
    }

    private synchronized Piece taken(byte[] written, Executor workers) {
        Piece piece = piece(written);
        if (opened()) {
            open.forEach(part -> part.ahead(workers));
        }
        return piece;
    }

    /** The next piece, written now. */
    synchronized Piece next() {
        return piece(opened() ? open.peek().more() : new byte[0]);
    }

    /** @return false if there is nothing more to be written */
    private boolean opened() {
        while (!over && open.size() < AT_ONCE && parts.hasNext()) {
            open.add(new Part(parts.next()));
        }
        return !over && !open.isEmpty();
    }

    /** @param written by the first of the parts */
    private Piece piece(byte[] written) {
        Part part = open.peek();
        if (over) {
            return new Piece(new byte[0], true);
        }
        if (part != null) {
            part.ahead = null;
            if (part.ended) {
                open.remove();
            }
        }
        boolean last = open.isEmpty() && !parts.hasNext();
        byte[] sent = coded(written, last);
        bytes += sent.length;
        if (digest != null) {
            digest.update(sent);
        }
        if (last) {
            over = true;
            if (digest != null) {
                whenDone.accept(new Checksum(digest.digest(), bytes));
            }
        }
        return new Piece(sent, last);
    }

    private byte[] coded(byte[] written, boolean last) {
        if (coded == null) {
            return written;
        }
        try {
            coded.write(written);
            if (last) {
                coded.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        byte[] sent = compressed.toByteArray();
        compressed.reset();
        return sent;
    }

    /** Whether everything has been written. */
    boolean isOver() {
        return over;
    }

    /** Says that the reader wants more. */
    void wanted() {
        taken = System.nanoTime();
    }

    /** Whether the reader has wanted nothing for so long. */
    boolean idle(Duration patience) {
        return System.nanoTime() - taken > patience.toNanos();
    }

    /** Gives back what a compressor holds outside the heap; once the reader has gone nothing more is written. */
    synchronized void close() {
        over = true;
        open.clear();
        if (coded == null) {
            return;
        }
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
