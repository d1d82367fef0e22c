package dev.sistercity.registry.transfer;

import dev.sistercity.registry.job.JobStoreException;
import dev.sistercity.registry.transfer.read.ListRow;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What became of the rows of a list when it was imported before, in PostgreSQL. */
@Singleton
class EarlierRows {

    /** The last may have been broken off. */
    private static final int MOST_IMPORTS = 3;
    /** By so many rows a row may have moved since. */
    private static final int MOVED = 1_000;

    private final DataSource database;

    EarlierRows(DataSource database) {
        this.database = database;
    }

    /** The last imports of a list but one, the latest first. @param source of the list @param but the import that is under way */
    List<UUID> imports(UUID source, UUID but) {
        String sql = "select j.id from job j where j.kind = ? and j.id <> ? "
                + "and (select r.source_id from import_row r where r.import_id = j.id limit 1) = ? "
                + "order by j.created_at desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, ImportKind.NAME);
            select.setObject(2, but);
            select.setObject(3, source);
            select.setInt(4, MOST_IMPORTS);
            List<UUID> imports = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    imports.add(row.getObject(1, UUID.class));
                }
            }
            return imports;
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** The partnerships that rows were about, by their texts. @param imports the latest first @param rows that follow each other */
    Map<String, UUID> partnerships(List<UUID> imports, List<ListRow> rows) {
        Map<String, UUID> found = new HashMap<>();
        imports.forEach(one -> partnerships(one, rows).forEach(found::putIfAbsent));
        return found;
    }

    private Map<String, UUID> partnerships(UUID of, List<ListRow> rows) {
        String sql = "select text, record_id from import_row "
                + "where import_id = ? and number between ? and ? and record_id is not null";
        Map<String, UUID> found = new HashMap<>();
        Set<String> several = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, of);
            select.setLong(2, rows.get(0).number() - MOVED);
            select.setLong(3, rows.get(rows.size() - 1).number() + MOVED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID record = row.getObject(2, UUID.class);
                    UUID other = found.put(row.getString(1), record);
                    if (other != null && !other.equals(record)) {
                        several.add(row.getString(1));
                    }
                }
            }
            found.keySet().removeAll(several);
            return found;
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }
}
