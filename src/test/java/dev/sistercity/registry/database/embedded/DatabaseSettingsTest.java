package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSettingsTest {

    @Test
    void finds_programs_beside_the_jar_where_there_are_any(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("quarkus-run.jar");
        assertThat(DatabaseSettings.packaged(jar)).isEmpty();

        Path programs = Files.createDirectory(directory.resolve("programs"));
        assertThat(DatabaseSettings.packaged(jar)).contains(programs);
    }

    @Test
    void takes_no_class_path_for_a_jar() {
        assertThat(DatabaseSettings.packaged(Path.of("target/classes:lib/some.jar")))
                .isEmpty();
    }
}
