package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class SystemXzTest {

    private final byte[] plain = plain();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private static byte[] plain() {
        // More than a pipe holds, so that reading and feeding have to go on at once.
        byte[] bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream xz = new XZOutputStream(bytes, new LZMA2Options(0))) {
            xz.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void decompresses() throws IOException {
        boolean done = SystemXz.decompress(compressed(), in -> in.transferTo(read));
        assumeTrue(done, "no xz here");
        assertThat(read.toByteArray()).isEqualTo(plain);
    }

    @Test
    void needs_no_reading_to_the_end() throws IOException {
        byte[] archive = compressed();
        assumeTrue(SystemXz.decompress(archive, in -> in.transferTo(read)), "no xz here");
        assertThat(SystemXz.decompress(archive, in -> in.readNBytes(10))).isTrue();
    }

    @Test
    void says_so_when_the_archive_is_cut_off_or_none() throws IOException {
        byte[] whole = compressed();
        assertThat(SystemXz.decompress(Arrays.copyOf(whole, whole.length / 2), in -> in.transferTo(read)))
                .isFalse();
        assertThat(SystemXz.decompress(new byte[100], InputStream::readAllBytes))
                .isFalse();
    }
}
