package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.sql.CopyWriter;
import dev.sistercity.registry.shared.sql.SqlConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    static void store(SqlConnection connection, List<Change> changes) throws SQLException {
        if (changes.size() >= MANY) {
            try (CopyWriter rows = connection.copy("change", COLUMNS)) {
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
            connection.batch(
                    INSERT,
                    changes.stream().map(change -> values(change).toArray()).toList());
        }
    }

    /** The values of {@link #INSERT}. */
    static List<Object> values(Change change) {
        return List.of(
                change.sequence(),
                change.at(),
                change.actor(),
                change.resource(),
                change.recordId(),
                change.version(),
                change.named(),
                SqlConnection.text(change.reason()),
                SqlConnection.text(change.document()),
                change.seal().salt(),
                change.seal().hash());
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
