package dev.sistercity.registry.shared.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    /** The check values of CRC-32 and CRC-32C (RFC 3720, B.4, and the catalogue of parametrised CRC algorithms). */
    @Test
    void it_is_crc_32_and_crc_32c() {
        assertThat(Checksum.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xCBF43926_E3069283L);
        assertThat(Checksum.of(new byte[0])).isZero();
    }

    @Test
    void whatever_is_changed_shows() {
        Random random = new Random(3);
        for (int length : new int[] {1, 8, 500, 40_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Set<Long> seen = new HashSet<>(Set.of(Checksum.of(bytes)));
            for (int i = 0; i < 200; i++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                changed[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                assertThat(Checksum.of(changed) == Checksum.of(bytes)).isEqualTo(Arrays.equals(changed, bytes));
                seen.add(Checksum.of(changed));
            }
            assertThat(seen.size()).isGreaterThan(Math.min(length, 100));
        }
    }
}
