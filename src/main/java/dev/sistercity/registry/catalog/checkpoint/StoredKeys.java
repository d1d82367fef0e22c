package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.index.table.BlockInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The sort keys of a record as they are stored: how many (byte), and each after a byte that tells its type. */
final class StoredKeys {

    private static final byte NONE = 0;
    private static final byte TEXT = 1;
    private static final byte LONG = 2;
    private static final byte INTEGER = 3;
    private static final byte DOUBLE = 4;

    private StoredKeys() {}

    static void write(Comparable<?>[] keys, DataOutputStream out) throws IOException {
        out.writeByte(keys.length);
        for (Comparable<?> key : keys) {
            write(key, out);
        }
    }

    private static void write(Comparable<?> key, DataOutputStream out) throws IOException {
        if (key == null) {
            out.writeByte(NONE);
        } else if (key instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte(TEXT);
            out.writeInt(utf8.length);
            out.write(utf8);
        } else if (key instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (key instanceof Integer number) {
            out.writeByte(INTEGER);
            out.writeInt(number);
        } else if (key instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else {
            throw new IOException("A sort key of " + key.getClass());
        }
    }

    static Comparable<?>[] read(BlockInput in) throws IOException {
        Comparable<?>[] keys = new Comparable<?>[in.readByte()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = switch (in.readByte()) {
                case NONE -> null;
                case TEXT -> in.readText();
                case LONG -> in.readLong();
                case INTEGER -> in.readInt();
                case DOUBLE -> in.readDouble();
                default -> throw new IOException("A sort key of an unknown type");
            };
        }
        return keys;
    }
}
