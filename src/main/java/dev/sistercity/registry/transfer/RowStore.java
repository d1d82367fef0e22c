package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.change.CopiedRows;
import dev.sistercity.registry.job.JobStoreException;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.transfer.plan.RowClass;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What became of the rows of imports, in PostgreSQL; in the caller's transaction. */
@Singleton
class RowStore {

    private static final String COLUMNS = "import_id, number, class, text, reason, added, record_id, kind_assumed, "
            + "review_id, status, source_id, quote, statement, questions";
    private static final String SELECT =
            "select number, class, text, reason, added, record_id, review_id from import_row where import_id = ? ";

    private final DataSource database;
    private final ObjectMapper mapper;

    RowStore(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** A row, and what became of it. */
    record Done(ListRow row, RowResult result) {}

    /** @param source of the list; null in a dry run, which leaves nothing to review */
    void insert(UUID id, UUID source, List<Done> rows) {
        try (Connection connection = database.getConnection();
                CopiedRows copied = new CopiedRows(connection, "import_row", COLUMNS)) {
            for (Done done : rows) {
                RowResult result = done.result();
                boolean open = result.rowClass() == RowClass.TO_REVIEW && source != null;
                copied.add(
                        id,
                        done.row().number(),
                        Kebab.of(result.rowClass()),
                        done.row().text(),
                        result.reason(),
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
            throw new JobStoreException(e);
        }
    }

    /** The same row of the same list asks the same once. */
    void supersede(UUID id, UUID source, List<String> quotes) {
        run(
                "update import_row set status = 'superseded' where source_id = ? and status = 'open' and import_id <> ? "
                        + "and quote = any(?)",
                update -> {
                    bind(update, source, id);
                    update.setArray(3, update.getConnection().createArrayOf("text", quotes.toArray()));
                    return update.executeUpdate();
                });
    }

    void clear(UUID id) {
        run("delete from import_row where import_id = ?", delete -> {
            bind(delete, id);
            return delete.executeUpdate();
        });
    }

    Map<RowClass, Long> counts(UUID id) {
        return run("select class, count(*) from import_row where import_id = ? group by 1", select -> {
            bind(select, id);
            Map<RowClass, Long> counts = new EnumMap<>(RowClass.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(Kebab.parse(RowClass.class, row.getString(1)).orElseThrow(), row.getLong(2));
                }
            }
            return counts;
        });
    }

    /** Of partnerships those of which an import has assumed the kind. */
    Set<UUID> kindAssumed(Set<UUID> partnerships) {
        return run("select record_id from import_row where kind_assumed and record_id = any(?)", select -> {
            Array ids = select.getConnection().createArrayOf("uuid", partnerships.toArray());
            select.setArray(1, ids);
            Set<UUID> assumed = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    assumed.add(row.getObject(1, UUID.class));
                }
            }
            return assumed;
        });
    }

    /** @param rowClass null for all @param after the number after which they begin */
    List<RowView> page(UUID id, String rowClass, long after, int limit) {
        String narrowed = rowClass == null ? "" : "and class = ? ";
        return run(SELECT + narrowed + "and number > ? order by number limit ?", select -> {
            if (rowClass == null) {
                bind(select, id, after, limit);
            } else {
                bind(select, id, rowClass, after, limit);
            }
            List<RowView> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(view(row));
                }
            }
            return rows;
        });
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
