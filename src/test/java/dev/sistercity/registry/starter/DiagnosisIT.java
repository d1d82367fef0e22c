package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that is there and cannot be used: each fault is said for what it is, once, to operators and to clients. */
class DiagnosisIT {

    private static final int PAGE_BYTES = 8192;

    private static ExternalDatabase database;

    @BeforeAll
    static void start_a_database() throws IOException {
        database = new ExternalDatabase();
    }

    @AfterAll
    static void stop_the_database() {
        database.close();
    }

    private static RegistryProcess registry(Map<String, String> datasource) {
        Map<String, String> all = new HashMap<>(datasource);
        all.put("registry.bootstrap-key", KEY);
        all.put("registry.starter-data", "false");
        return new RegistryProcess(directory(), all);
    }

    /** A database that was used once, for others to be copies of. */
    private static Map<String, String> used(String name) throws SQLException {
        Map<String, String> datasource = database.create(name);
        try (RegistryProcess registry = started(registry(datasource))) {
            registry.stop();
        }
        return datasource;
    }

    @Test
    void a_login_that_is_refused_and_a_database_that_is_missing() throws SQLException {
        Map<String, String> datasource = new HashMap<>(database.create("refused"));
        datasource.put("quarkus.datasource.password", "wrong");
        says(datasource, "the database refuses the registry's login", "quarkus.datasource.username");

        datasource.putAll(database.create("gone"));
        database.command("postgres", "drop database gone");
        says(datasource, "the database server has no database of that name", "Create it");
    }

    @Test
    void a_schema_that_is_not_what_this_version_made() throws SQLException {
        Map<String, String> datasource = used("altered");
        says(
                copy(datasource, "checksum", "update flyway_schema_history set checksum = 1 where version = '005'"),
                "the schema of the database was made by other migrations",
                "flyway_schema_history",
                "005");
        says(
                copy(datasource, "failed", "update flyway_schema_history set success = false where version = '005'"),
                "the schema of the database could not be brought to this version",
                "005");
        says(
                copy(
                        datasource,
                        "newer",
                        "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, "
                                + "installed_by, execution_time, success) values (9999, '999', 'newer', 'SQL', "
                                + "'V999__newer.sql', 1, 'registry', 1, true)",
                        "alter table city drop column website"),
                "the schema of the database is of a newer version of the registry",
                "999",
                "website");
        says(
                copy(datasource, "unfit", "alter table city drop column website"),
                "the schema of the database is not the one this version",
                "website");
        says(
                copy(
                        datasource,
                        "forbidden",
                        "revoke all on all tables in schema public from registry",
                        "alter table flyway_schema_history owner to postgres"),
                "the registry's role lacks a privilege",
                "has to own");
    }

    @Test
    void a_damaged_page_of_the_log() throws Exception {
        Path data = PreparedData.directory();
        Map<String, String> settings = Map.of("registry.bootstrap-key", KEY, "registry.demo-offices", "false");
        Path file;
        try (RegistryProcess registry = started(new RegistryProcess(data, settings))) {
            try (Connection connection = registry.connect("registry", "postgres", registry.password("postgres"));
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_relation_filepath('change')")) {
                row.next();
                file = data.resolve("postgres").resolve(row.getString(1));
            }
            registry.stop();
            try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
                pages.seek(3 * PAGE_BYTES + PAGE_BYTES / 2);
                pages.write(new byte[100]);
            }
            registry.start();
            // It begins with its checkpoint, answers, and looks at the rest of the log afterwards.
            registry.await("health to say why", () -> get(registry, "/q/health/group/writing")
                    .body()
                    .contains("a part of the database is damaged"));
            assertThat(registry.output()).contains("restore a backup", "invalid page");
            assertThat(get(registry, "/v1/cities").statusCode()).isEqualTo(200);
        }
        Files.deleteIfExists(data.resolve("catalog.checkpoint"));
        try (RegistryProcess registry = new RegistryProcess(data, settings).start()) {
            saysOf(registry, "a part of the database is damaged", "restore a backup", "invalid page");
            assertThat(post(registry, "/v1/sources", "{\"kind\":\"other\",\"title\":\"t\"}", "k")
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    private static Map<String, String> copy(Map<String, String> datasource, String name, String... changes)
            throws SQLException {
        database.command("postgres", "create database " + name + " template altered owner registry");
        database.command(name, changes);
        Map<String, String> copied = new HashMap<>(datasource);
        copied.computeIfPresent("quarkus.datasource.jdbc.url", (key, url) -> url.replace("/altered", "/" + name));
        return copied;
    }

    private static void says(Map<String, String> datasource, String reason, String... toOperators) {
        try (RegistryProcess registry = registry(datasource).start()) {
            saysOf(registry, reason, toOperators);
            assertThat(registry.output()).doesNotContain("Writing is possible");
        }
    }

    private static void saysOf(RegistryProcess registry, String reason, String... toOperators) {
        registry.await(
                "health to say why",
                () -> get(registry, "/q/health/group/writing").body().contains(reason));
        assertThat(get(registry, "/q/health/group/writing").statusCode()).isEqualTo(503);
        assertThat(get(registry, "/q/health/ready").body()).contains(reason);
        assertThat(get(registry, "/q/health/live").statusCode()).isEqualTo(200);
        var answer = get(registry, "/v1/cities");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer.body()).get("detail").textValue())
                .contains(reason)
                .doesNotContain("jdbc", "SQL", "flyway");
        List<String> said = registry.output()
                .lines()
                .filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))
                .toList();
        assertThat(said).singleElement().asString().contains(" ERROR ", reason).contains(toOperators);
    }
}
