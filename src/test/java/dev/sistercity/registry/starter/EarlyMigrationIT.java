package dev.sistercity.registry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flyway is not asked again what it has answered, and is asked as soon as anything is another than it was then. */
class EarlyMigrationIT {

    @Test
    void what_was_migrated_is_noted_and_what_was_altered_is_noticed() throws IOException, SQLException {
        Path directory = StarterRegistry.directory();
        Path note = directory.resolve("migrated");
        try (RegistryProcess registry = new RegistryProcess(directory, Map.of("registry.starter-data", "false"))) {
            StarterRegistry.started(registry);
            String noted = Files.readString(note);
            assertThat(noted).matches("[0-9a-f]{64}");
            registry.stop();

            StarterRegistry.started(registry);
            assertThat(note).hasContent(noted);
            registry.stop();

            Files.writeString(note, "of another version");
            StarterRegistry.started(registry);
            assertThat(note).hasContent(noted);
            try (Connection connection = registry.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("update flyway_schema_history set checksum = 1 where version = '005'");
            }
            registry.stop();

            registry.start();
            registry.await(
                    "Flyway to notice the altered row", () -> registry.output().contains("made by other migrations"));
            assertThat(StarterRegistry.get(registry, "/q/health/ready").statusCode())
                    .isEqualTo(503);
        }
    }
}
