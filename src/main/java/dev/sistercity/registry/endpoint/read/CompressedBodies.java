package dev.sistercity.registry.endpoint.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.endpoint.request.Coding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Answers that were compressed lately: the same few are asked for again and again, and compressing takes longer than the rest. */
final class CompressedBodies {

    /** Bytes; what is shorter fits into a packet or two as it is. */
    static final int LEAST = 1024;

    /** Bytes, compressed. */
    private static final long MOST_KEPT = 8L * 1024 * 1024;

    private static final Cache<Which, byte[]> KEPT = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Which, byte[]>weigher((which, bytes) -> bytes.length)
            .executor(Runnable::run)
            .build();

    private CompressedBodies() {}

    /** What decides the bytes: an entity tag is made of a hash of them. */
    private record Which(String etag, int length, Coding coding) {}

    static byte[] of(byte[] body, String etag, Coding coding) {
        return KEPT.get(new Which(etag, body.length, coding), which -> compressed(body, coding));
    }

    private static byte[] compressed(byte[] body, Coding coding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream out = coding.over(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
