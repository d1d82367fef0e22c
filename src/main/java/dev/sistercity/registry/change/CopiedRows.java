package dev.sistercity.registry.change;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Stores many rows by PostgreSQL's COPY, which takes it a part of the work that as many INSERTs are; in the caller's transaction.
 * Constraints hold as always: what breaks one shows when it is {@link #end ended}.
 */
public final class CopiedRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(BUFFER + (BUFFER >> 2));

    /** @param columns of the table, separated by commas */
    public CopiedRows(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** @param values bytes, or what PostgreSQL reads from its {@code toString}: texts, numbers, ids, instants, JSON; or null */
    public void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            if (values[i] == null) {
                lines.append("\\N");
            } else if (values[i] instanceof byte[] bytes) {
                lines.append("\\\\x");
                HexFormat.of().formatHex(lines, bytes);
            } else {
                append(values[i].toString());
            }
        }
        lines.append('\n');
        if (lines.length() >= BUFFER) {
            send();
        }
    }

    /** Stores what was added. */
    public void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Leaves nothing of it where it did not come to an end. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
