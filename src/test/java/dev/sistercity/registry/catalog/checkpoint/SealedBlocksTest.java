package dev.sistercity.registry.catalog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SealedBlocksTest {

    private static final byte[] KEY = "a key of this database".getBytes(StandardCharsets.UTF_8);
    private static final List<String> TEXTS = List.of("first", "second one", "third");

    private static byte[] written(byte[] key, List<String> texts) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            SealedBlocks.Output out = new SealedBlocks.Output(file, key, 1);
            for (String text : texts) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            out.end();
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> read(byte[] file) throws IOException, Doubt {
        SealedBlocks.Input in = new SealedBlocks.Input(new ByteArrayInputStream(file), KEY, 1);
        List<String> texts = new ArrayList<>();
        while (true) {
            SealedBlocks.Block block = in.next();
            String text = new String(in.verified(block), StandardCharsets.UTF_8);
            if (block.isEnd()) {
                return texts;
            }
            texts.add(text);
        }
    }

    @Test
    void what_was_written_is_read() throws Exception {
        assertThat(read(written(KEY, TEXTS))).isEqualTo(TEXTS);
        assertThat(read(written(KEY, List.of()))).isEmpty();
    }

    @Property
    void no_part_of_a_file_is_believed(@ForAll @IntRange(max = 200) int length) {
        byte[] file = written(KEY, TEXTS);
        byte[] part = Arrays.copyOf(file, Math.min(length, file.length - 1));
        assertThatThrownBy(() -> read(part)).isInstanceOf(Doubt.class);
    }

    @Property
    void no_altered_bit_is_believed(@ForAll @IntRange(max = 100_000) int bit) {
        byte[] file = written(KEY, TEXTS);
        file[bit / 8 % file.length] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> read(file)).isInstanceOf(Doubt.class);
    }

    @Test
    void nothing_after_the_end_nor_of_another_key_or_format_is_believed() {
        byte[] file = written(KEY, TEXTS);
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1))).hasMessageContaining("after its end");
        assertThatThrownBy(() -> read(written(new byte[] {1}, TEXTS))).hasMessageContaining("sealed");
        assertThatThrownBy(() -> new SealedBlocks.Input(new ByteArrayInputStream(file), KEY, 2))
                .hasMessageContaining("format");
    }

    /** A length that is not sealed yet takes no memory beyond what a block may have. */
    @Test
    void a_block_that_says_it_is_huge_is_not_read() {
        byte[] file = written(KEY, TEXTS);
        file[28] = 0x7f;
        assertThatThrownBy(() -> read(file)).isInstanceOf(Doubt.class);
    }

    @Test
    void blocks_of_another_file_under_the_same_key_are_not_believed() {
        byte[] file = written(KEY, List.of("aaaa", "bbbb"));
        byte[] other = written(KEY, List.of("aaaa", "cccc"));
        int block = Integer.BYTES + 4 + 32;
        System.arraycopy(other, 28 + block, file, 28 + block, block);
        assertThatThrownBy(() -> read(file)).hasMessageContaining("sealed");
        byte[] swapped = written(KEY, List.of("aaaa", "bbbb"));
        byte[] first = Arrays.copyOfRange(swapped, 28, 28 + block);
        System.arraycopy(swapped, 28 + block, swapped, 28, block);
        System.arraycopy(first, 0, swapped, 28 + block, block);
        assertThatThrownBy(() -> read(swapped)).hasMessageContaining("sealed");
    }
}
