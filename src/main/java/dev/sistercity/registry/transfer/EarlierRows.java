package dev.sistercity.registry.transfer;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.read.ListRow;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What became of the rows of a list when it was imported before, in PostgreSQL. */
@Singleton
class EarlierRows {

    /** The last may have been broken off. */
    private static final int MOST_IMPORTS = 3;
    /** By so many rows a row may have moved since. */
    private static final int MOVED = 1_000;

    private final Sql sql;

    EarlierRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * The last imports of a list but one, the latest first.
     *
     * @param source of the list
     * @param but the import that is under way
     */
    List<UUID> imports(UUID source, UUID but) {
        return sql.query(
                "select j.id from job j where j.kind = ? and j.id <> ? "
                        + "and (select r.source_id from import_row r where r.import_id = j.id limit 1) = ? "
                        + "order by j.created_at desc limit ?",
                row -> row.getObject(1, UUID.class),
                ImportHandler.NAME,
                but,
                source,
                MOST_IMPORTS);
    }

    /**
     * The partnerships that rows were about, by their texts.
     *
     * @param imports the latest first
     * @param rows that follow each other
     */
    Map<String, UUID> partnerships(List<UUID> imports, List<ListRow> rows) {
        Map<String, UUID> found = new HashMap<>();
        imports.forEach(one -> partnerships(one, rows).forEach(found::putIfAbsent));
        return found;
    }

    private Map<String, UUID> partnerships(UUID of, List<ListRow> rows) {
        Map<String, UUID> found = new HashMap<>();
        Set<String> several = new HashSet<>();
        sql.query(
                        "select text, record_id from import_row "
                                + "where import_id = ? and number between ? and ? and record_id is not null",
                        row -> Map.entry(row.getString(1), row.getObject(2, UUID.class)),
                        of,
                        rows.get(0).number() - MOVED,
                        rows.get(rows.size() - 1).number() + MOVED)
                .forEach(row -> {
                    UUID other = found.put(row.getKey(), row.getValue());
                    if (other != null && !other.equals(row.getValue())) {
                        several.add(row.getKey());
                    }
                });
        found.keySet().removeAll(several);
        return found;
    }
}
