package dev.sistercity.registry.change.log;

import dev.sistercity.registry.change.copy.CopyWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/** Changes as rows of PostgreSQL. */
final class ChangeRows {

    static final String COLUMNS =
            "sequence, at, actor, resource, record_id, version, action, reason, document, salt, hash";
    static final String INSERT = "insert into change (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** From here on COPY takes less than its two further messages cost. */
    private static final int MANY = 50;

    private ChangeRows() {}

    static void store(Connection connection, List<Change> changes) throws SQLException {
        if (changes.size() >= MANY) {
            try (CopyWriter rows = new CopyWriter(connection, "change", COLUMNS)) {
                for (Change change : changes) {
                    rows.add(
                            change.sequence(),
                            change.at(),
                            change.actor(),
                            change.resource(),
                            change.recordId(),
                            change.version(),
                            change.named(),
                            change.reason(),
                            change.document(),
                            change.seal().salt(),
                            change.seal().hash());
                }
                rows.end();
            }
        } else if (!changes.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Change change : changes) {
                    bind(insert, change);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    static void bind(PreparedStatement insert, Change change) throws SQLException {
        insert.setLong(1, change.sequence());
        insert.setTimestamp(2, Timestamp.from(change.at()));
        insert.setString(3, change.actor());
        insert.setString(4, change.resource());
        insert.setObject(5, change.recordId());
        insert.setLong(6, change.version());
        insert.setString(7, change.named());
        insert.setString(8, change.reason());
        insert.setString(9, change.document());
        insert.setBytes(10, change.seal().salt());
        insert.setBytes(11, change.seal().hash());
    }

    static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getLong(6),
                Action.of(row.getString(7)),
                row.getString(8),
                row.getString(9),
                new ChainHash(row.getBytes(10), row.getBytes(11)),
                row.getString(7));
    }
}
