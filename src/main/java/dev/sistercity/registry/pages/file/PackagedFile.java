package dev.sistercity.registry.pages.file;

import dev.sistercity.registry.shared.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the package, ready to be sent.
 *
 * @param mediaType with its charset, if it is text
 * @param plain its bytes
 * @param compressed its bytes by gzip, or null where that saves nothing
 * @param version hexadecimal, from the content
 */
public record PackagedFile(String mediaType, Buffer plain, Buffer compressed, String version) {

    /** Hexadecimal digits of the SHA-256 that are enough to tell versions of one file apart. */
    private static final int DIGITS = 16;

    static PackagedFile of(String mediaType, byte[] content) {
        byte[] compressed = gzip(content);
        return new PackagedFile(
                mediaType,
                Buffer.buffer(content),
                compressed.length < content.length ? Buffer.buffer(compressed) : null,
                version(content));
    }

    /** Weak: the compressed and the plain content have the same. */
    String entityTag() {
        return "W/\"" + version + '"';
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Thorough(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String version(byte[] content) {
        return Sha256.hex(content).substring(0, DIGITS);
    }

    /** Compressed once and sent often. */
    private static final class Thorough extends GZIPOutputStream {

        Thorough(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
