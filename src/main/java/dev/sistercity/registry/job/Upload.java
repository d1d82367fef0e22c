package dev.sistercity.registry.job;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that somebody sends, on disk: whoever sends slowly holds no connection to the database meanwhile.
 *
 * @param sha256 in hexadecimal
 */
public record Upload(Path file, String sha256) implements AutoCloseable {

    /** Bytes. GeoNames' files of cities have up to 15 MiB as they are published, unpacked up to 40. */
    public static final long MAX_SIZE = 64L << 20;

    private static final int BUFFER = 1 << 16;

    /** @throws RegistryException MALFORMED if nothing is sent, TOO_LARGE */
    public static Upload of(InputStream body) {
        try {
            Path file = Files.createTempFile("upload-", ".bin");
            try {
                return new Upload(file, copied(body, file));
            } catch (IOException | RuntimeException e) {
                Files.delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String copied(InputStream body, Path file) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read; (read = body.read(buffer)) >= 0; ) {
                size += read;
                if (size > MAX_SIZE) {
                    throw new RegistryException(Kind.TOO_LARGE, "The file has more than 64 MiB");
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new RegistryException(Kind.MALFORMED, "The body is empty; a file is needed");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
