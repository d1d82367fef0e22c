package dev.sistercity.registry.job;

import dev.sistercity.registry.body.ReceivedFile;
import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * An uploaded file, on disk: a slow client holds no connection to the database.
 *
 * @param sha256 in hexadecimal
 */
public record Upload(Path file, String sha256) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /**
     * What came as the body of a request.
     *
     * @throws RegistryException MALFORMED if nothing did
     */
    public static Upload of(RoutingContext request) {
        Path file = ReceivedFile.of(request);
        try {
            if (Files.size(file) == 0) {
                throw new RegistryException(Kind.MALFORMED, "The body is empty; a file is needed");
            }
            return new Upload(file, sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
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
