package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.CopyWriter;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import dev.sistercity.registry.transfer.api.RowView;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What became of the rows of imports, in PostgreSQL; in the caller's transaction. */
@Singleton
class RowStore {

    private static final String COLUMNS =
            "import_id, number, class, text, reason, added, additions, record_id, kind_assumed, "
                    + "review_id, status, source_id, quote, statement, questions";
    private static final String SELECT =
            "select number, class, text, reason, added, record_id, review_id from import_row where import_id = ? ";

    private final Sql sql;
    private final ObjectMapper mapper;

    RowStore(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** A row, and what became of it. */
    record Done(ListRow row, RowResult result) {}

    /** @param source of the list; null in a dry run, which leaves nothing to review */
    void insert(UUID id, UUID source, List<Done> rows) {
        try (SqlConnection connection = sql.open();
                CopyWriter copied = connection.copy("import_row", COLUMNS)) {
            for (Done done : rows) {
                RowResult result = done.result();
                boolean open = result.rowClass() == RowClass.TO_REVIEW && source != null;
                copied.add(
                        id,
                        done.row().number(),
                        Kebab.of(result.rowClass()),
                        done.row().text(),
                        result.reason(),
                        json(result.addedInWords()),
                        json(result.added()),
                        result.partnership(),
                        result.kindAssumed() && source != null,
                        open ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : null,
                        open ? "open" : null,
                        source,
                        open ? result.statement().quote() : null,
                        result.statement() == null ? null : json(result.statement()),
                        result.questions().isEmpty() ? null : json(result.questions()));
            }
            copied.end();
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    /** The same row of the same list asks the same once. */
    void supersede(UUID id, UUID source, List<String> quotes) {
        sql.update(
                "update import_row set status = 'superseded' where source_id = ? and status = 'open' and import_id <> ? "
                        + "and quote = any(?)",
                source,
                id,
                quotes.toArray(String[]::new));
    }

    void clear(UUID id) {
        sql.update("delete from import_row where import_id = ?", id);
    }

    Map<RowClass, Long> counts(UUID id) {
        Map<RowClass, Long> counts = new EnumMap<>(RowClass.class);
        sql.query(
                        "select class, count(*) from import_row where import_id = ? group by 1",
                        row -> Map.entry(
                                Kebab.parse(RowClass.class, row.getString(1)).orElseThrow(), row.getLong(2)),
                        id)
                .forEach(counted -> counts.put(counted.getKey(), counted.getValue()));
        return counts;
    }

    /** Of partnerships those of which an import has assumed the kind. */
    Set<UUID> kindAssumed(Set<UUID> partnerships) {
        return new HashSet<>(sql.query(
                "select record_id from import_row where kind_assumed and record_id = any(?)",
                row -> row.getObject(1, UUID.class),
                (Object) partnerships.toArray(UUID[]::new)));
    }

    /**
     * @param rowClass null for all
     * @param after the number after which they begin
     */
    List<RowView> page(UUID id, String rowClass, long after, int limit) {
        return rowClass == null
                ? sql.query(SELECT + "and number > ? order by number limit ?", this::view, id, after, limit)
                : sql.query(
                        SELECT + "and class = ? and number > ? order by number limit ?",
                        this::view,
                        id,
                        rowClass,
                        after,
                        limit);
    }

    private RowView view(ResultSet row) throws SQLException {
        return new RowView(
                row.getLong("number"),
                Kebab.parse(RowClass.class, row.getString("class")).orElseThrow(),
                row.getString("text"),
                row.getString("reason"),
                List.of(read(row.getString("added"), String[].class)),
                row.getObject("record_id", UUID.class),
                row.getObject("review_id", UUID.class));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
