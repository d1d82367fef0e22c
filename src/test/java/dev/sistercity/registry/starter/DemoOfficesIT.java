package dev.sistercity.registry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOfficesIT {

    @Test
    void write_for_both_sides_with_keys_that_are_shown_once() throws IOException, InterruptedException {
        Path data = StarterRegistry.directory();
        try (RegistryProcess registry = StarterRegistry.started(new RegistryProcess(data))) {
            String dunedin = key(data, "dunedin");
            String shanghai = key(data, "shanghai");

            assertThat(dunedin).startsWith("scr_office_").isNotEqualTo(shanghai);
            assertThat(registry.output()).containsOnlyOnce(dunedin);
            assertThat(Files.getPosixFilePermissions(data.resolve("demo-dunedin.key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(me(registry, dunedin).at("/cities/0/name").textValue()).isEqualTo("Dunedin");
            assertThat(me(registry, shanghai).at("/cities/0/name").textValue()).isEqualTo("Shanghai");

            registry.stop();
            StarterRegistry.started(registry);

            assertThat(key(data, "dunedin")).isEqualTo(dunedin);
            assertThat(registry.output()).as("not printed again").containsOnlyOnce(dunedin);
            assertThat(me(registry, dunedin).at("/mayWrite").booleanValue()).isTrue();
        }
    }

    @Test
    void are_not_there_where_nobody_wants_them() {
        Path data = StarterRegistry.directory();
        try (RegistryProcess registry =
                StarterRegistry.started(new RegistryProcess(data, Map.of("registry.demo-offices", "false")))) {
            assertThat(offices(registry)).isZero();
            assertThat(data.resolve("demo-dunedin.key")).doesNotExist();
        }
    }

    /** Whatever is configured: the main class says whether the database is one that the registry brought along. */
    @Test
    void are_never_made_in_an_external_database() throws IOException {
        try (RegistryProcess owner = StarterRegistry.started(
                new RegistryProcess(StarterRegistry.directory(), Map.of("registry.starter-data", "false")))) {
            Path data = StarterRegistry.directory();
            Map<String, String> external = Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + owner.databasePort() + "/registry",
                    "quarkus.datasource.username",
                    "registry",
                    "quarkus.datasource.password",
                    owner.password("registry"),
                    "registry.database.embedded",
                    "true");
            try (RegistryProcess registry = StarterRegistry.started(new RegistryProcess(data, external))) {
                assertThat(StarterRegistry.json(StarterRegistry.get(registry, "/v1/cities?limit=1")
                                        .body())
                                .at("/page/total")
                                .asInt())
                        .isPositive();
                assertThat(offices(registry)).isZero();
                assertThat(data.resolve("demo-dunedin.key")).doesNotExist();
            }
        }
    }

    private static int offices(RegistryProcess registry) {
        return StarterRegistry.json(StarterRegistry.get(registry, "/v1/offices").body())
                .at("/page/total")
                .asInt();
    }

    private static String key(Path data, String town) throws IOException {
        return Files.readString(data.resolve("demo-" + town + ".key")).strip();
    }

    private static JsonNode me(RegistryProcess registry, String key) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry.base() + "/v1/me"))
                                .header("X-API-Key", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StarterRegistry.json(answer.body());
    }
}
