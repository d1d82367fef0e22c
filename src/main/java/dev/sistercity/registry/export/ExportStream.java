package dev.sistercity.registry.export;

import dev.sistercity.registry.endpoint.request.Coding;
import dev.sistercity.registry.shared.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * An export on its way to one reader, who takes one piece after the other. While one is on its way the next is written, and no
 * more: a slow reader costs no more memory than a fast one. A reader may go at any time, on another thread.
 */
final class ExportStream {

    /** Bytes of a piece; what is written at once more at the most. */
    private static final int PIECE = 1 << 17;

    private final Consumer<Checksum> whenDone;
    private final MessageDigest digest;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE + (PIECE >> 2));
    private OutputStream coded;
    private ExportWriter exportWriter;
    private CompletableFuture<Piece> ahead;
    private long bytes;
    private volatile boolean over;
    private volatile long taken = System.nanoTime();

    /** Begins to write something to a stream. */
    interface StreamOpener {
        ExportWriter to(OutputStream out) throws IOException;
    }

    /**
     * Some of it.
     *
     * @param last whether nothing follows; the last one may be empty
     */
    record Piece(byte[] bytes, boolean last) {}

    /** @param whenDone told of the whole, once it has been written to its end; null where that is known already */
    ExportStream(StreamOpener opening, Coding coding, Consumer<Checksum> whenDone) {
        this.whenDone = whenDone;
        this.digest = whenDone == null ? null : Sha256.start();
        try {
            coded = coding.over(piece);
            exportWriter = opening.to(coded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next piece; has the one after it written, by one of the workers. */
    synchronized CompletionStage<Piece> take(Executor workers) {
        CompletableFuture<Piece> piece = ahead == null ? CompletableFuture.supplyAsync(this::next, workers) : ahead;
        ahead = piece.thenApplyAsync(before -> before.last() ? before : next(), workers);
        return piece;
    }

    /** The next piece, written now. */
    synchronized Piece next() {
        if (over) {
            return new Piece(new byte[0], true);
        }
        try {
            boolean more = true;
            while (more && piece.size() < PIECE) {
                more = exportWriter.step();
            }
            if (!more) {
                coded.close();
            }
            byte[] written = piece.toByteArray();
            piece.reset();
            bytes += written.length;
            if (digest != null) {
                digest.update(written);
            }
            if (!more) {
                over = true;
                if (digest != null) {
                    whenDone.accept(new Checksum(digest.digest(), bytes));
                }
            }
            return new Piece(written, !more);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
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
        try {
            coded.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }
}
