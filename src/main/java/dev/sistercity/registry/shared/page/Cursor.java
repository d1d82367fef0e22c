package dev.sistercity.registry.shared.page;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The place in a sorted list after which the next page begins: the last row's sort keys and id, so that the place is found
 * again whatever was written meanwhile. Base64url of: fingerprint of the query (4 bytes), the keys, the id, CRC-32C of all
 * that (4 bytes). The checksum tells a damaged cursor from a good one; there is nothing in a cursor to protect.
 *
 * @param query fingerprint of the query it belongs to
 * @param keys String, Long, Integer, Double or null
 */
public record Cursor(int query, Comparable<?>[] keys, UUID id) {

    public String encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(query);
            for (Comparable<?> key : keys) {
                write(out, key);
            }
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * @param query fingerprint of the query that the cursor came with
     * @param types of the keys: String, Long, Integer, Double, or Void where a key is always null
     * @throws RegistryException MALFORMED for anything but a cursor of that query
     */
    public static Cursor decode(String text, int query, List<Class<?>> types) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length < 24
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(text)) {
                throw refusal();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int asked = in.readInt();
            Comparable<?>[] read = new Comparable<?>[types.size()];
            for (int i = 0; i < read.length; i++) {
                read[i] = read(in);
                if (read[i] != null && !types.get(i).isInstance(read[i])) {
                    throw refusal();
                }
            }
            UUID id = new UUID(in.readLong(), in.readLong());
            int checksum = in.readInt();
            if (in.available() > 0 || asked != query || checksum != checksum(bytes, bytes.length - 4)) {
                throw refusal();
            }
            return new Cursor(asked, read, id);
        } catch (IllegalArgumentException | IOException e) {
            throw refusal();
        }
    }

    /** The same place among rows that have the same first key. */
    public Cursor rest() {
        return new Cursor(query, Arrays.copyOfRange(keys, 1, keys.length), id);
    }

    private static RegistryException refusal() {
        return RegistryException.ofParameter("cursor", FaultCode.CURSOR);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void write(DataOutputStream out, Comparable<?> key) throws IOException {
        if (key == null) {
            out.writeByte('0');
        } else if (key instanceof String text) {
            out.writeByte('s');
            out.writeUTF(text);
        } else if (key instanceof Long number) {
            out.writeByte('l');
            out.writeLong(number);
        } else if (key instanceof Integer number) {
            out.writeByte('i');
            out.writeInt(number);
        } else if (key instanceof Double number) {
            out.writeByte('d');
            out.writeDouble(number);
        } else {
            throw new IllegalArgumentException("No key of this type: " + key.getClass());
        }
    }

    private static Comparable<?> read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case '0' -> null;
            case 's' -> in.readUTF();
            case 'l' -> in.readLong();
            case 'i' -> in.readInt();
            case 'd' -> in.readDouble();
            default -> throw refusal();
        };
    }
}
