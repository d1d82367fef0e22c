package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.support.Interrupt;
import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path directory;

    @Test
    void asks_for_the_password_that_only_its_owner_can_read() throws Exception {
        Path data = directory.resolve("data");
        try (RegistryProcess registry = answering(new RegistryProcess(data))) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("credentials.properties"))).isEqualTo("rw-------");
            assertThat(registry.password("registry"))
                    .matches("[0-9a-f]{64}")
                    .isNotEqualTo(registry.password("postgres"));
            for (String role : new String[] {"registry", "postgres"}) {
                assertThatThrownBy(() -> registry.connect("registry", role, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(Files.readAllLines(data.resolve("postgres/pg_hba.conf")))
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    void gives_the_registry_a_durable_database_without_a_superuser() throws Exception {
        try (RegistryProcess registry = answering(new RegistryProcess(directory))) {
            assertThat(ask(registry, "show fsync")).isEqualTo("on");
            assertThat(ask(registry, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(registry, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(registry, "show data_checksums")).isEqualTo("on");
            assertThat(ask(registry, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(registry, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(registry, "show is_superuser")).isEqualTo("off");
            assertThat(ask(registry, "select datlocale from pg_database where datname = 'registry'"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void refuses_a_second_instance_in_one_line() {
        try (RegistryProcess first = answering(new RegistryProcess(PreparedData.in(directory)));
                RegistryProcess second = new RegistryProcess(directory)) {
            long holder = first.launched().pid();
            second.launch();
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .contains(directory.toString(), "in use", "process " + holder);
            assertThat(first.postmaster()).isPresent();
        }
    }

    @Test
    void stops_its_server_in_order_and_last() throws Exception {
        try (RegistryProcess registry = StarterRegistry.started(new RegistryProcess(directory))) {
            write(registry, 1);
            ProcessHandle postmaster = registry.postmaster().orElseThrow();
            assertThat(registry.stop()).isEqualTo(143);
            assertThat(postmaster.isAlive()).isFalse();
            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(registry.output()).doesNotContainIgnoringCase("refused", "exception", "ERROR");
            assertThat(Files.readString(directory.resolve("postgres.log"))).contains("database system is shut down");
            answering(registry);
            assertThat(rows(registry)).isEqualTo(1);
        }
    }

    @Test
    void keeps_what_is_committed_when_the_registry_is_killed() throws Exception {
        try (RegistryProcess registry = answering(new RegistryProcess(PreparedData.in(directory)))) {
            write(registry, 1);
            ProcessHandle orphan = registry.postmaster().orElseThrow();
            registry.kill();
            assertThat(orphan.isAlive()).isTrue();
            registry.start();
            registry.await("the end of the one before", () -> !orphan.isAlive());
            registry.await("a new PostgreSQL", () -> isAnswering(registry));
            assertThat(rows(registry)).isEqualTo(1);
        }
    }

    @Test
    void keeps_what_is_committed_when_both_are_killed() throws Exception {
        try (RegistryProcess registry = answering(new RegistryProcess(PreparedData.in(directory)))) {
            write(registry, 1);
            registry.kill();
            registry.killDatabase();
            answering(registry);
            assertThat(rows(registry)).isEqualTo(1);
        }
    }

    @Test
    void is_not_deceived_by_a_process_number_that_another_program_got() throws Exception {
        try (RegistryProcess registry = answering(new RegistryProcess(PreparedData.in(directory)))) {
            write(registry, 1);
            registry.kill();
            registry.killDatabase();
            Path pidFile = directory.resolve("postgres/postmaster.pid");
            List<String> lines = Files.readAllLines(pidFile);
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(pidFile, lines);
            answering(registry);
            assertThat(rows(registry)).isEqualTo(1);
        }
    }

    @Test
    void brings_a_killed_server_back_on_the_same_port() throws Exception {
        try (RegistryProcess registry = answering(new RegistryProcess(PreparedData.in(directory)))) {
            int port = registry.databasePort();
            for (int row = 1; row <= 3; row++) {
                // An open session keeps a backend, and with it the shared memory, while the postmaster dies.
                try (Connection session = registry.connect()) {
                    write(registry, row);
                    registry.killDatabase();
                    assertThat(session.isClosed()).isFalse();
                }
                registry.await("a new PostgreSQL", () -> isAnswering(registry));
                assertThat(rows(registry)).isEqualTo(row);
            }
            assertThat(registry.databasePort()).isEqualTo(port);
            assertThat(registry.output())
                    .contains("The embedded PostgreSQL died (exit code 137)", "is back on 127.0.0.1");
        }
    }

    @Test
    void leaves_a_server_alone_for_a_while_that_was_stopped_from_outside() throws Exception {
        Map<String, String> properties = Map.of("registry.database.restart-after", "3S");
        try (RegistryProcess registry = answering(new RegistryProcess(PreparedData.in(directory), properties))) {
            long stopped = System.nanoTime();
            // PostgreSQL's fast shutdown, what pg_ctl stop sends.
            Interrupt.send(registry.postmaster().orElseThrow());
            registry.await("the end of PostgreSQL", () -> registry.postmaster().isEmpty());
            registry.await("a new PostgreSQL", () -> isAnswering(registry));
            assertThat(System.nanoTime() - stopped).isGreaterThan(3_000_000_000L);
            assertThat(registry.output()).contains("stopped from outside; it starts again in PT3S");
        }
    }

    @Test
    void starts_no_server_of_its_own_when_it_is_given_one() throws Exception {
        Path second = directory.resolve("second");
        try (RegistryProcess owner = answering(new RegistryProcess(directory.resolve("first")))) {
            Map<String, String> properties = Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + owner.databasePort() + "/registry",
                    "quarkus.datasource.username",
                    "registry",
                    "quarkus.datasource.password",
                    owner.password("registry"));
            try (RegistryProcess guest = new RegistryProcess(second, properties).start()) {
                assertThat(second.resolve("postgres")).doesNotExist();
                assertThat(guest.output()).doesNotContain("Embedded PostgreSQL");
            }
        }
    }

    @Test
    void starts_with_a_database_that_is_away() {
        Map<String, String> properties =
                Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/registry");
        try (RegistryProcess registry = new RegistryProcess(directory, properties).start()) {
            assertThat(registry.stop()).isEqualTo(143);
        }
    }

    @Test
    void starts_over_after_an_initialisation_that_was_cut_off() throws Exception {
        Path draft = Files.createDirectories(directory.resolve("postgres-draft-1"));
        Files.writeString(draft.resolve("PG_VERSION"), "18\n");
        try (RegistryProcess registry = answering(new RegistryProcess(directory))) {
            assertThat(draft).doesNotExist();
            write(registry, 1);
            assertThat(rows(registry)).isEqualTo(1);
        }
    }

    private static boolean isAnswering(RegistryProcess registry) {
        if (registry.postmaster().isEmpty()) {
            return false;
        }
        try {
            return "1".equals(ask(registry, "select 1"));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The registry is there before its database is. */
    private static RegistryProcess answering(RegistryProcess registry) {
        registry.start().await("PostgreSQL", () -> isAnswering(registry));
        return registry;
    }

    private static void write(RegistryProcess registry, int row) throws SQLException {
        try (Connection connection = registry.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int primary key)");
            statement.execute("insert into kept values (" + row + ")");
        }
    }

    private static int rows(RegistryProcess registry) throws SQLException {
        return Integer.parseInt(ask(registry, "select count(*) from kept"));
    }

    private static String ask(RegistryProcess registry, String query) throws SQLException {
        try (Connection connection = registry.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
