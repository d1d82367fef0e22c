package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Ports;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replica that starts while its database is away. */
class AwayAtStartIT {

    @Test
    void lives_but_is_not_ready_and_answers_nothing_half() throws IOException {
        String nobody = "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/registry";
        try (RegistryProcess registry = new RegistryProcess(
                directory(),
                Map.of("quarkus.datasource.jdbc.url", nobody, "registry.bootstrap-key", "a-key-for-tests-only"))) {
            registry.start();

            assertThat(get(registry, "/q/health/live").statusCode()).isEqualTo(200);
            assertThat(get(registry, "/q/health/ready").statusCode()).isEqualTo(503);
            HttpResponse<String> list = get(registry, "/v1/cities");
            assertThat(list.statusCode()).isEqualTo(503);
            assertThat(list.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(list.body()).get("type").asText()).isEqualTo("/problems/unavailable");
        }
    }
}
