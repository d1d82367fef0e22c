package dev.sistercity.registry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged registry leaves a checkpoint when it ends, and begins with it when it starts again. */
class CheckpointIT {

    private static final List<String> PATHS = List.of(
            "/v1/cities?limit=200",
            "/v1/partnerships?limit=200&sort=-established",
            "/v1/claims?limit=200&q=shanghai",
            "/v1/conflicts?limit=200",
            "/v1/changes?after=0&limit=200",
            "/v1/exports/claims.ndjson",
            "/v1/exports/cities.ndjson");

    @Test
    void an_end_leaves_a_checkpoint_and_a_start_begins_with_it_if_it_is_to_be_believed() throws IOException {
        Path directory = StarterRegistry.directory();
        Path file = directory.resolve("catalog.checkpoint");
        Map<String, String> settings = Map.of("registry.bootstrap-key", StarterRegistry.KEY);
        try (RegistryProcess registry = StarterRegistry.started(new RegistryProcess(directory, settings))) {
            registry.await(
                    "the starter data to be there", () -> registry.output().contains("The registry is open"));
            Map<String, String> answers = answers(registry);
            assertThat(registry.stop()).isIn(0, 143);
            assertThat(file).isRegularFile();

            StarterRegistry.started(registry);
            assertThat(registry.output()).contains("The registry begins with its checkpoint of change ");
            assertThat(answers(registry)).isEqualTo(answers);
            String more = StarterRegistry.post(
                            registry, "/v1/sources", "{\"kind\": \"other\", \"title\": \"After it\"}", "after-it")
                    .body();

            registry.killAll();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            StarterRegistry.started(registry);
            assertThat(registry.output()).contains("catalog.checkpoint is not used, as ");
            assertThat(StarterRegistry.get(
                                    registry,
                                    "/v1/sources/"
                                            + StarterRegistry.json(more)
                                                    .at("/id")
                                                    .asText())
                            .statusCode())
                    .isEqualTo(200);
            answers.remove("/v1/changes?after=0&limit=200");
            assertThat(answers(registry)).containsAllEntriesOf(answers);
        }
    }

    private static Map<String, String> answers(RegistryProcess registry) {
        Map<String, String> answers = new LinkedHashMap<>();
        PATHS.forEach(
                path -> answers.put(path, StarterRegistry.get(registry, path).body()));
        return answers;
    }
}
