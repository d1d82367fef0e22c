package dev.sistercity.registry.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The registry's tables, apart from the head of the log, which always has its one row. */
final class Tables {

    /** From so many rows on, truncating all tables is cheaper: it makes each of their files anew. */
    private static final int MANY = 1_000;

    private Tables() {}

    /** Their names in double quotes, in alphabetical order. */
    static List<String> all(Statement statement) throws SQLException {
        return referringFirst(statement).stream().sorted().toList();
    }

    /** Most tests leave a few rows in a few tables: those alone are deleted. */
    static void empty(Statement statement) throws SQLException {
        List<String> tables = referringFirst(statement);
        Map<String, Integer> rows = rows(tables, statement);
        if (rows.values().stream().anyMatch(count -> count >= MANY)) {
            statement.execute("truncate " + String.join(", ", tables) + " cascade");
            return;
        }
        String deletes = tables.stream()
                .filter(table -> rows.getOrDefault(table, 0) > 0)
                .map(table -> "delete from " + table)
                .collect(Collectors.joining(";"));
        if (!deletes.isEmpty()) {
            statement.execute(deletes);
        }
    }

    /** How many rows each has, up to {@link #MANY}. */
    private static Map<String, Integer> rows(List<String> tables, Statement statement) throws SQLException {
        String counts = tables.stream()
                .map(table -> "select '" + table + "', count(*) from (select from " + table + " limit " + MANY + ") r")
                .collect(Collectors.joining(" union all "));
        Map<String, Integer> found = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(counts)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
        }
        return found;
    }

    /** So ordered that a table comes before those that its rows refer to. */
    private static List<String> referringFirst(Statement statement) throws SQLException {
        Map<String, Set<String>> referring = new HashMap<>();
        try (ResultSet tables = statement.executeQuery(
                "select '\"' || tablename || '\"' from pg_tables "
                        + "where schemaname = 'public' and tablename not in ('flyway_schema_history', 'change_head') order by 1")) {
            while (tables.next()) {
                referring.put(tables.getString(1), new HashSet<>());
            }
        }
        try (ResultSet keys = statement.executeQuery("select '\"' || r.relname || '\"', '\"' || t.relname || '\"' "
                + "from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class t on t.oid = c.confrelid "
                + "where c.contype = 'f' and r.oid <> t.oid")) {
            while (keys.next()) {
                if (referring.containsKey(keys.getString(1)) && referring.containsKey(keys.getString(2))) {
                    referring.get(keys.getString(2)).add(keys.getString(1));
                }
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < referring.size()) {
            List<String> next = referring.keySet().stream()
                    .filter(table -> !ordered.contains(table) && ordered.containsAll(referring.get(table)))
                    .sorted()
                    .toList();
            if (next.isEmpty()) {
                throw new SQLException("Tables refer to each other in a circle, beside " + ordered);
            }
            ordered.addAll(next);
        }
        return ordered;
    }
}
