package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    Path directory;

    @Test
    void removes_those_of_other_versions_that_do_not_run() throws Exception {
        PostgresBinaries own = PostgresBinaries.in(directory);
        Path idle = other("postgres-0123456789abcdef");
        Path busy = other("postgres-fedcba9876543210");
        Path strange = other("postgres-of-somebody");
        Path linked = directory.resolve("postgres-00000000000000aa");
        Files.createSymbolicLink(linked, strange);
        Path sleep = Files.copy(Path.of("/bin/sleep").toRealPath(), busy.resolve("bin/postgres"));
        Process running = new ProcessBuilder(sleep.toString(), "300").start();
        try {
            own.removeOthers();
            assertThat(idle).doesNotExist();
            assertThat(size(idle)).doesNotExist();
            assertThat(busy).exists();
            assertThat(size(busy)).exists();
            assertThat(strange.resolve("bin/initdb")).exists();
            assertThat(linked).exists();
            assertThat(own.command("postgres", List.of())).allMatch(PostgresBinariesTest::isThere);
        } finally {
            running.destroyForcibly().waitFor();
        }
        own.removeOthers();
        assertThat(busy).doesNotExist();
    }

    @Test
    void a_start_removes_them_from_its_data_directory_and_from_no_directory_that_others_share() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        for (Path programs : List.of(directory.resolve("shared"), data.resolve("programs"))) {
            Path earlier = Files.createDirectories(programs.resolve("postgres-0123456789abcdef"));
            try (EmbeddedDatabase database =
                    new EmbeddedDatabase(new DatabaseSettings(data, programs, Duration.ofSeconds(30)))) {
                database.start();
            }
            assertThat(Files.exists(earlier)).as(programs.toString()).isEqualTo(programs.endsWith("shared"));
        }
    }

    private Path other(String name) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/initdb"), "program");
        Files.writeString(size(home), "7");
        return home;
    }

    private static Path size(Path home) {
        return home.resolveSibling(home.getFileName() + ".size");
    }

    /** Of the command line, the path of PostgreSQL's program. */
    private static boolean isThere(String word) {
        return !word.contains("postgres-") || Files.isExecutable(Path.of(word));
    }
}
