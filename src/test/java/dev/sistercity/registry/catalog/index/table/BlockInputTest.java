package dev.sistercity.registry.catalog.index.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class BlockInputTest {

    @Property(tries = 300)
    void reads_what_was_written(
            @ForAll int number,
            @ForAll long large,
            @ForAll double fraction,
            @ForAll byte single,
            @ForAll String text,
            @ForAll @Size(max = 50) int[] slots)
            throws IOException {
        String told = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        RoaringBitmap bitmap = RoaringBitmap.bitmapOf(slots);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(single);
        out.writeInt(number);
        out.writeLong(large);
        out.writeDouble(fraction);
        out.writeUTF(text);
        byte[] utf8 = told.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
        bitmap.serialize(out);
        out.writeInt(utf8.length);
        out.write(utf8);

        BlockInput in = new BlockInput(bytes.toByteArray());

        assertThat(in.readByte()).isEqualTo(single);
        assertThat(in.readInt()).isEqualTo(number);
        assertThat(in.readLong()).isEqualTo(large);
        assertThat(in.readDouble()).isEqualTo(fraction);
        assertThat(in.readUTF()).isEqualTo(text);
        assertThat(in.readText()).isEqualTo(told);
        assertThat(in.readBitmap()).isEqualTo(bitmap);
        assertThat(in.readBytes()).isEqualTo(utf8);
        assertThat(in.available()).isZero();
        assertThatThrownBy(in::readByte).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_length_beyond_the_end_is_refused() {
        for (byte[] bytes : new byte[][] {{0, 0, 0, 2, 1}, {-1, -1, -1, -1, 1}}) {
            assertThatThrownBy(() -> new BlockInput(bytes).readBytes()).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> new BlockInput(bytes).readText()).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
