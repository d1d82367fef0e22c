package dev.sistercity.registry.reliability;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.SilentProxy;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What stands still without a word: the database behind a cut cable, a standby, another replica in the middle of a write. */
class StandstillIT {

    private static ExternalDatabase database;

    @BeforeAll
    static void start_a_database() throws IOException {
        database = new ExternalDatabase();
    }

    @AfterAll
    static void stop_the_database() {
        database.close();
    }

    private static RegistryProcess registry(Map<String, String> datasource, String... more) {
        Map<String, String> all = new HashMap<>(datasource);
        all.put("registry.bootstrap-key", KEY);
        all.put("registry.starter-data", "false");
        all.put("registry.demo-offices", "false");
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return new RegistryProcess(directory(), all);
    }

    @Test
    void a_silent_database_is_noticed_and_what_was_under_way_is_settled_by_its_key() throws Exception {
        Map<String, String> datasource = new HashMap<>(database.create("silent"));
        try (SilentProxy cable = new SilentProxy(database.port())) {
            datasource.computeIfPresent(
                    "quarkus.datasource.jdbc.url",
                    (name, url) -> url.replace(":" + database.port() + "/", ":" + cable.port() + "/"));
            // Who waits for a connection gives up before the driver would for TLS: what is told then is still the
            // silence.
            try (RegistryProcess registry = started(registry(
                    datasource,
                    "registry.database.heartbeat.patience",
                    "1S",
                    "quarkus.datasource.jdbc.acquisition-timeout",
                    "5S"))) {
                assertThat(write(registry, "before").statusCode()).isEqualTo(201);

                cable.cut();
                CompletableFuture<HttpResponse<String>> underWay =
                        CompletableFuture.supplyAsync(() -> write(registry, "under way"));
                HttpResponse<String> answer = underWay.get(Patience.SECONDS, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                registry.await("writing to be down", () -> writing(registry) == 503);
                assertThat(get(registry, "/q/health/group/writing").body()).contains("the database does not answer");
                assertThat(get(registry, "/q/health/ready").statusCode()).isEqualTo(200);
                assertThat(get(registry, "/v1/sources").statusCode()).isEqualTo(200);

                cable.mend();
                writesAgain(registry, "under way");
                assertThat(titles(registry)).containsExactlyInAnyOrder("before", "under way");
                assertThat(registry.output().lines().filter(line -> line.contains("does not answer")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_commit_whose_wait_for_a_standby_is_cancelled_is_not_acknowledged() throws Exception {
        try (RegistryProcess registry = started(registry(database.create("unconfirmed")))) {
            database.command(
                    "unconfirmed", "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
            CompletableFuture<HttpResponse<String>> write =
                    CompletableFuture.supplyAsync(() -> write(registry, "unconfirmed"));
            registry.await("the commit to wait for a standby", () -> cancelled("wait_event = 'SyncRep'"));

            HttpResponse<String> answer = write.get(Patience.SECONDS, TimeUnit.SECONDS);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(json(answer.body()).get("type").textValue()).isEqualTo("/problems/outcome-unknown");
            assertThat(answer.body()).contains("Idempotency-Key");
            database.command("unconfirmed", "alter system reset synchronous_standby_names", "select pg_reload_conf()");
            writesAgain(registry, "unconfirmed");
            assertThat(titles(registry)).containsExactly("unconfirmed");
        } finally {
            database.command("postgres", "alter system reset synchronous_standby_names", "select pg_reload_conf()");
        }
    }

    @Test
    void a_statement_that_is_cancelled_is_repeated() throws Exception {
        try (RegistryProcess registry = started(registry(database.create("cancelled")));
                Connection holder = database.admin("cancelled");
                Statement statement = holder.createStatement()) {
            hold(holder, statement);
            CompletableFuture<HttpResponse<String>> write =
                    CompletableFuture.supplyAsync(() -> write(registry, "cancelled"));
            registry.await("the write to wait", () -> cancelled("wait_event_type = 'Lock'"));
            registry.await("the write to wait again", () -> waiting("cancelled") == 1);
            holder.rollback();
            assertThat(write.get(Patience.SECONDS, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void nobody_waits_for_ever_for_what_another_holds() throws Exception {
        try (RegistryProcess registry =
                        started(registry(database.create("held"), "registry.database.lock-timeout", "1s"));
                Connection holder = database.admin("held");
                Statement statement = holder.createStatement()) {
            hold(holder, statement);
            HttpResponse<String> refused = write(registry, "held");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("others hold what is to be changed", "Nothing of your request was kept");
            assertThat(writing(registry)).isEqualTo(200);
            holder.rollback();
            writesAgain(registry, "held");
            assertThat(titles(registry)).containsExactly("held");
        }
    }

    @Test
    void a_replica_that_stands_still_in_a_write_stops_no_other() throws Exception {
        Map<String, String> datasource = database.create("frozen");
        try (RegistryProcess frozen =
                        started(registry(datasource, "registry.database.idle-in-transaction-timeout", "1s"));
                RegistryProcess other = started(registry(datasource));
                Connection holder = database.admin("frozen");
                Statement statement = holder.createStatement()) {
            hold(holder, statement);
            CompletableFuture<HttpResponse<String>> write =
                    CompletableFuture.supplyAsync(() -> write(frozen, "frozen"));
            frozen.await("the write to wait", () -> waiting("frozen") == 1);
            signal(frozen, "STOP");
            try {
                // What it waits for becomes its own, and it knows nothing of it.
                holder.rollback();
                assertThat(write(other, "other").statusCode()).isEqualTo(201);
            } finally {
                signal(frozen, "CONT");
            }
            HttpResponse<String> answer = write.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503);
            writesAgain(frozen, "frozen");
            assertThat(titles(frozen)).containsExactlyInAnyOrder("other", "frozen");
            other.await("the other one to have it too", () -> titles(other).contains("frozen"));
        }
    }

    @Test
    void one_that_stands_still_in_the_middle_of_a_statement_is_ended() throws Exception {
        Map<String, String> datasource = database.create("stalled");
        try (RegistryProcess registry = started(registry(datasource));
                Connection holder = DriverManager.getConnection(
                        datasource.get("quarkus.datasource.jdbc.url"),
                        datasource.get("quarkus.datasource.username"),
                        datasource.get("quarkus.datasource.password"));
                Statement statement = holder.createStatement()) {
            hold(holder, statement);
            // Its data never comes.
            holder.unwrap(PGConnection.class).getCopyAPI().copyIn("copy source (id) from stdin");
            writesAgain(registry, "stalled");
            assertThat(titles(registry)).containsExactly("stalled");
        }
    }

    /** By the replica that wrote it first, and by another, whichever of them is behind. */
    @Test
    void what_is_answered_once_more_can_be_read_where_it_is_answered() throws Exception {
        Map<String, String> datasource = database.create("repeated");
        try (RegistryProcess one = started(registry(datasource));
                RegistryProcess other = started(registry(datasource))) {
            for (int i = 0; i < 60; i++) {
                String title = "repeated " + i;
                assertThat(write(one, title).statusCode()).isEqualTo(201);
                HttpResponse<String> repeated = write(other, title);
                assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(201);
                assertThat(repeated.headers().firstValue("Idempotency-Replayed"))
                        .hasValue("true");
                assertThat(titles(other)).contains(title);
            }
        }
    }

    private static void hold(Connection holder, Statement statement) throws SQLException {
        holder.setAutoCommit(false);
        statement.execute("select sequence from change_head for update");
    }

    /** Cancels what a session does, if there is one of whom the condition holds. */
    private static boolean cancelled(String condition) throws SQLException {
        return !database.ask(
                        "postgres",
                        "select count(pg_cancel_backend(pid)) from pg_stat_activity where usename = 'registry' and "
                                + condition)
                .equals("0");
    }

    private static int waiting(String name) throws SQLException {
        return Integer.parseInt(database.ask(
                "postgres",
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = '" + name + "'"));
    }

    private static HttpResponse<String> write(RegistryProcess registry, String title) {
        return post(
                registry, "/v1/sources", "{\"kind\":\"other\",\"title\":\"" + title + "\"}", title.replace(' ', '-'));
    }

    /** Repeats a write, with its key, until it is carried out. */
    private static void writesAgain(RegistryProcess registry, String title) {
        registry.await("writing to be possible", () -> {
            HttpResponse<String> answer = write(registry, title);
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503);
            return answer.statusCode() == 201;
        });
    }

    private static List<String> titles(RegistryProcess registry) {
        return json(get(registry, "/v1/sources?limit=200").body()).findValuesAsText("title");
    }

    private static int writing(RegistryProcess registry) {
        return get(registry, "/q/health/group/writing").statusCode();
    }

    private static void signal(RegistryProcess registry, String signal) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill", "-" + signal, Long.toString(registry.launched().pid()))
                .start()
                .waitFor();
    }
}
