package dev.sistercity.registry.catalog.index.table;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads what a {@link java.io.DataOutput} has written into an array. A start reads some million numbers that way before anything is
 * compiled, and {@link DataInputStream} takes a lock for each of their bytes.
 */
public final class BlockInput {

    private final byte[] bytes;
    private int at;

    /** @param bytes not to be changed while they are read */
    public BlockInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many bytes are left. */
    public int available() {
        return bytes.length - at;
    }

    public byte readByte() {
        return bytes[at++];
    }

    public int readInt() {
        byte[] from = bytes;
        int i = at;
        int number = from[i] << 24 | (from[i + 1] & 0xFF) << 16 | (from[i + 2] & 0xFF) << 8 | from[i + 3] & 0xFF;
        at = i + Integer.BYTES;
        return number;
    }

    public long readLong() {
        long high = readInt();
        return high << 32 | readInt() & 0xFFFF_FFFFL;
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** As {@link DataInput#readUTF} does. */
    public String readUTF() throws IOException {
        int length = Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, at, length + Short.BYTES));
        at += length + Short.BYTES;
        return in.readUTF();
    }

    /** As many bytes as the number before them says. */
    public byte[] readBytes() {
        int length = readInt();
        return readBytes(length);
    }

    public byte[] readBytes(int length) {
        byte[] read = Arrays.copyOfRange(bytes, at, end(length));
        at += length;
        return read;
    }

    /** UTF-8 in as many bytes as the number before it says. */
    public String readText() {
        int length = readInt();
        end(length);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    RoaringBitmap readBitmap() throws IOException {
        RoaringBitmap bitmap = new RoaringBitmap();
        ByteBuffer from = ByteBuffer.wrap(bytes, at, available());
        bitmap.deserialize(from);
        at += bitmap.serializedSizeInBytes();
        return bitmap;
    }

    private int end(int length) {
        if (length < 0 || length > available()) {
            throw new IndexOutOfBoundsException(length + " bytes of " + available());
        }
        return at + length;
    }
}
