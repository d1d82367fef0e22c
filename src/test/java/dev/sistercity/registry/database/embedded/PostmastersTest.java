package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code postmaster.pid} that says something else than what is. */
class PostmastersTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    @TempDir
    Path directory;

    private EmbeddedDatabase ours;

    @BeforeEach
    void start_and_stop_ours() {
        ours = database("ours");
        ours.start();
        ours.stop();
    }

    @AfterEach
    void end_ours() {
        ours.close();
    }

    @Test
    void stops_no_server_of_another_directory() throws Exception {
        try (EmbeddedDatabase another = database("another")) {
            another.start();
            List<String> full = Files.readAllLines(directory.resolve("another/postgres/postmaster.pid"));
            List<String> stale = new ArrayList<>(full);
            // As it was when our own server had that number,
            stale.set(1, home().toString());
            startsOver(stale);
            // and where the directory, with the file, is a copy of the other one.
            startsOver(full);
            assertThat(ProcessHandle.of(another.pid())).get().matches(ProcessHandle::isAlive);
            assertThat(answers(another)).isTrue();
        }
    }

    @Test
    void gets_over_a_file_that_is_empty_or_broken() throws Exception {
        for (String content : List.of("", "\n", "0\n", "-1\n", "abc\n", "99999999999999999999\n", "\0\0\0\0")) {
            Files.writeString(pidFile(), content);
            ours.start();
            assertThat(answers(ours)).as(content).isTrue();
            ours.stop();
        }
    }

    @Test
    void gets_over_the_number_of_any_other_process() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", Long.toString(Patience.SECONDS)).start();
        try {
            startsOver(List.of(Long.toString(sleeper.pid())));
            startsOver(List.of(
                    Long.toString(sleeper.pid()), home().toString(), "1700000000", "5432", "", "127.0.0.1", ""));
            startsOver(List.of("1", home().toString(), "1700000000", "5432", "", "127.0.0.1", ""));
            assertThat(sleeper.isAlive()).isTrue();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void stops_the_one_that_was_left_behind_even_where_the_file_is_broken_or_the_directory_is_reached_by_a_link()
            throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("ours"));
        Cluster throughLink = new Cluster(link, PostgresBinaries.in(PROGRAMS.toAbsolutePath()));
        for (String content : new String[] {null, "", "1\n"}) {
            ours.start();
            ProcessHandle left = ProcessHandle.of(ours.pid()).orElseThrow();
            if (content != null) {
                Files.writeString(pidFile(), content);
            }
            throughLink.stopOrphan();
            assertThat(Postmasters.runs(left)).as(content).isFalse();
            ours.stop();
        }
    }

    private void startsOver(List<String> lines) throws IOException, SQLException {
        Files.write(pidFile(), lines);
        ours.start();
        assertThat(answers(ours)).isTrue();
        ours.stop();
    }

    private EmbeddedDatabase database(String name) {
        return new EmbeddedDatabase(new DatabaseSettings(directory.resolve(name), PROGRAMS, Patience.LIMIT));
    }

    private Path home() {
        return directory.resolve("ours/postgres");
    }

    private Path pidFile() {
        return home().resolve("postmaster.pid");
    }

    private static boolean answers(EmbeddedDatabase database) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            return connection.isValid((int) Patience.SECONDS);
        }
    }
}
