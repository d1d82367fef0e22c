package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.job.JobStoreException;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Rows that wait for somebody to review them, in PostgreSQL; in the caller's transaction. */
@Singleton
class OpenRows {

    private final DataSource database;
    private final ObjectMapper mapper;

    OpenRows(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** A row of an import. */
    record Key(UUID importId, long number) {

        static final Key FIRST = new Key(new UUID(0, 0), 0);
    }

    /** @param source of its list */
    record Open(Key key, UUID source, Statement statement) {}

    /** Those of all imports of one sender that nobody has opened again. @param but the source of which there are none among them; null for any @param after the row after which they begin */
    List<Open> page(String sender, UUID but, Key after, int limit) {
        return read(
                "select r.import_id, r.number, r.source_id, r.statement from import_row r join job j on j.id = r.import_id "
                        + "where j.actor = ? and r.status = 'open' and r.decided_by is null and r.source_id is distinct from ? "
                        + "and (r.import_id, r.number) > (?, ?) order by 1, 2 limit ?",
                sender,
                but,
                after.importId(),
                after.number(),
                limit);
    }

    /** Those of a dry run. @param list the source that it would cite @param after the row after which they begin */
    List<Open> page(UUID dryRun, UUID list, Key after, int limit) {
        return read(
                "select r.import_id, r.number, ?::uuid as source_id, r.statement from import_row r "
                        + "where r.import_id = ? and r.class = 'to-review' and r.number > ? order by r.number limit ?",
                list,
                dryRun,
                after.number(),
                limit);
    }

    /** Those of them that are still open, held until the transaction ends. */
    Set<Key> locked(List<Key> keys) {
        return run(
                "select r.import_id, r.number from import_row r join unnest(?, ?) as k (import_id, number) "
                        + "on r.import_id = k.import_id and r.number = k.number where r.status = 'open' for update of r",
                select -> {
                    Connection connection = select.getConnection();
                    select.setArray(
                            1,
                            connection.createArrayOf(
                                    "uuid", keys.stream().map(Key::importId).toArray()));
                    select.setArray(
                            2,
                            connection.createArrayOf(
                                    "bigint", keys.stream().map(Key::number).toArray()));
                    Set<Key> open = new HashSet<>();
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            open.add(key(row));
                        }
                    }
                    return open;
                });
    }

    /** Notes what became of a row. @param by what decided it */
    void note(Key key, RowResult result, String by) {
        update(
                "update import_row set class = ?, reason = ?, added = ?::jsonb, record_id = ?, kind_assumed = ?, "
                        + "status = case when status is null then null else 'decided' end, decided_by = ? "
                        + "where import_id = ? and number = ?",
                Kebab.of(result.rowClass()),
                result.reason(),
                json(result.added()),
                result.partnership(),
                result.kindAssumed(),
                by,
                key.importId(),
                key.number());
    }

    /** Has a row that made a partnership be one that added to it, as another one told of it before. @return whether there is one */
    boolean credit(UUID importId, UUID partnership, String reason) {
        return update(
                        "update import_row set class = 'merged', reason = concat_ws('; ', reason, ?) "
                                + "where import_id = ? and record_id = ? and class = 'created'",
                        reason,
                        importId,
                        partnership)
                > 0;
    }

    /** What a source is called. */
    String title(UUID source) {
        return run("select coalesce(title, url) from source where id = ?", select -> {
            select.setObject(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : source.toString();
            }
        });
    }

    private List<Open> read(String sql, Object... values) {
        return run(sql, select -> {
            bind(select, values);
            List<Open> open = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new Open(
                            key(row), row.getObject("source_id", UUID.class), statement(row.getString("statement"))));
                }
            }
            return open;
        });
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject("import_id", UUID.class), row.getLong("number"));
    }

    private Statement statement(String json) {
        try {
            return mapper.readValue(json, Statement.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int update(String sql, Object... values) {
        return run(sql, update -> {
            bind(update, values);
            return update.executeUpdate();
        });
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
