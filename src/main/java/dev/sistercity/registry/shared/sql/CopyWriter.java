package dev.sistercity.registry.shared.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Stores many rows by PostgreSQL's COPY, which takes it a part of the work that as many INSERTs are; in the caller's transaction.
 * Constraints hold as always: what breaks one shows when it is {@link #end ended}.
 */
public final class CopyWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private byte[] lines = new byte[BUFFER + (BUFFER >> 2)];
    private int length;

    /** @param columns of the table, separated by commas */
    CopyWriter(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** @param values bytes, or what PostgreSQL reads from its {@code toString}: texts, numbers, ids, instants, JSON; or null */
    public void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            if (values[i] == null) {
                plain("\\N");
            } else if (values[i] instanceof byte[] bytes) {
                plain("\\\\x");
                plain(HexFormat.of().formatHex(bytes));
            } else {
                escaped(values[i].toString());
            }
        }
        put('\n');
        if (length >= BUFFER) {
            send();
        }
    }

    /** Stores what was added. */
    public void end() throws SQLException {
        if (length > 0) {
            send();
        }
        copy.endCopy();
    }

    /** Leaves nothing of it where it did not come to an end. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void plain(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, lines, length, bytes.length);
        length += bytes.length;
    }

    private void escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(2 * bytes.length);
        for (byte value : bytes) {
            switch (value) {
                case '\\' -> escape('\\');
                case '\t' -> escape('t');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                default -> lines[length++] = value;
            }
        }
    }

    private void escape(char letter) {
        lines[length++] = '\\';
        lines[length++] = (byte) letter;
    }

    private void put(char ascii) {
        reserve(1);
        lines[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (lines.length - length < more) {
            lines = Arrays.copyOf(lines, Math.max(lines.length * 2, length + more));
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(lines, 0, length);
        length = 0;
    }
}
