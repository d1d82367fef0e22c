package dev.sistercity.registry.catalog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.catalog.index.table.BlockInput;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredKeysTest {

    @Test
    void keys_of_all_types_come_back() throws IOException {
        for (Comparable<?>[] keys : new Comparable<?>[][] {
            {},
            {null},
            {"", "löhne - 北京 \uD83D\uDE00", "x".repeat(70_000)},
            {Long.MIN_VALUE, 0L, Integer.MAX_VALUE, -1, 0.1, Double.NaN, -0.0, null}
        }) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            StoredKeys.write(keys, new DataOutputStream(bytes));
            BlockInput in = new BlockInput(bytes.toByteArray());
            assertThat(StoredKeys.read(in)).isEqualTo(keys);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void a_key_of_another_type_is_not_written() {
        DataOutputStream out = new DataOutputStream(new ByteArrayOutputStream());
        assertThatThrownBy(() -> StoredKeys.write(new Comparable<?>[] {Instant.EPOCH}, out))
                .isInstanceOf(IOException.class);
    }
}
