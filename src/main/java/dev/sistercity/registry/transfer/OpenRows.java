package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Rows that wait for a review, in PostgreSQL; in the caller's transaction. */
@Singleton
class OpenRows {

    private final Sql sql;
    private final ObjectMapper mapper;

    OpenRows(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** A row of an import. */
    record Key(UUID importId, long number) {

        static final Key FIRST = new Key(new UUID(0, 0), 0);
    }

    /** @param source of its list */
    record Open(Key key, UUID source, Statement statement) {}

    /**
     * Those of all imports of one sender that were not reopened.
     *
     * @param but the source of which there are none among them; null for any
     * @param after the row after which they begin
     */
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

    /**
     * Those of a dry run.
     *
     * @param list the source that it would cite
     * @param after the row after which they begin
     */
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
        UUID[] imports = keys.stream().map(Key::importId).toArray(UUID[]::new);
        Long[] numbers = keys.stream().map(Key::number).toArray(Long[]::new);
        return new HashSet<>(sql.query(
                "select r.import_id, r.number from import_row r join unnest(?, ?) as k (import_id, number) "
                        + "on r.import_id = k.import_id and r.number = k.number where r.status = 'open' for update of r",
                OpenRows::key,
                imports,
                numbers));
    }

    /**
     * Notes what became of a row.
     *
     * @param by what decided it
     */
    void note(Key key, RowResult result, String by) {
        sql.update(
                "update import_row set class = ?, reason = ?, added = ?::jsonb, additions = ?::jsonb, record_id = ?, kind_assumed = ?, "
                        + "status = case when status is null then null else 'decided' end, decided_by = ? "
                        + "where import_id = ? and number = ?",
                Kebab.of(result.rowClass()),
                result.reason(),
                json(result.addedInWords()),
                json(result.added()),
                result.partnership(),
                result.kindAssumed(),
                by,
                key.importId(),
                key.number());
    }

    /**
     * Turns a row that made a partnership into one that added to it, as another one told of it before.
     *
     * @return whether there is one
     */
    boolean credit(UUID importId, UUID partnership, String reason) {
        return sql.update(
                        "update import_row set class = 'merged', reason = concat_ws('; ', reason, ?) "
                                + "where import_id = ? and record_id = ? and class = 'created'",
                        reason,
                        importId,
                        partnership)
                > 0;
    }

    /** What a source is called. */
    String title(UUID source) {
        return sql.first("select coalesce(title, url) from source where id = ?", row -> row.getString(1), source)
                .orElse(source.toString());
    }

    private List<Open> read(String select, Object... values) {
        return sql.query(
                select,
                row -> new Open(
                        key(row), row.getObject("source_id", UUID.class), statement(row.getString("statement"))),
                values);
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
}
