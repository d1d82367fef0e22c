package dev.sistercity.registry.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The data of a registry of an earlier version, and what that version answered: made by {@code src/test/upgrade/earlier.py}. */
final class EarlierData {

    /** The last migration that it knew. */
    private static final String MIGRATED_TO = "041";

    private static final Pattern TABLE = Pattern.compile("copy (\\w+) \\(([^)]*)\\) from stdin;");

    /** Tables by name. */
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private final List<JsonNode> answers =
            read("answers.ndjson.gz").stream().map(StarterRegistry::json).toList();

    /** @param rows as PostgreSQL copies them */
    record Table(String name, String columns, List<String> rows) {}

    EarlierData() {
        Table table = null;
        for (String line : read("earlier.sql.gz")) {
            Matcher start = TABLE.matcher(line);
            if (table == null && start.matches()) {
                table = new Table(start.group(1), start.group(2), new ArrayList<>());
                tables.put(table.name(), table);
            } else if (line.equals("\\.")) {
                table = null;
            } else if (table != null) {
                table.rows().add(line);
            }
        }
    }

    /** What that version answered, of one kind: a line with this property. */
    List<JsonNode> answered(String property) {
        return answers.stream().filter(line -> line.has(property)).toList();
    }

    Iterable<Table> tables() {
        return tables.values();
    }

    Table table(String name) {
        return tables.get(name);
    }

    /** Fills an empty database of this name, as that version left it. */
    void restore(ExternalDatabase database, String name, Map<String, String> access) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(
                        access.get("quarkus.datasource.jdbc.url"),
                        access.get("quarkus.datasource.username"),
                        access.get("quarkus.datasource.password"))
                .locations("filesystem:src/main/resources/db/migration")
                .target(MIGRATED_TO)
                .load()
                .migrate();
        try (Connection connection = database.admin(name);
                Statement statement = connection.createStatement()) {
            // The rows are as they were: nothing is checked or derived anew.
            statement.execute("set session_replication_role = replica");
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : tables()) {
                statement.execute("delete from " + table.name());
                copies.copyIn(
                        "copy " + table.name() + " (" + table.columns() + ") from stdin",
                        new ByteArrayInputStream(
                                (String.join("\n", table.rows()) + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** The rows of a table as they are now, in the columns that the earlier version had. */
    static List<String> now(Table table, String condition, ExternalDatabase database, String name)
            throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (Connection connection = database.admin(name)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + table.columns() + " from " + table.name() + " where " + condition
                                    + " order by 1) to stdout",
                            rows);
        }
        return rows.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> read(String file) {
        try (InputStream packed = EarlierData.class.getResourceAsStream("/upgrade/" + file);
                InputStream plain = new GZIPInputStream(packed)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
