package dev.sistercity.registry.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged registry beside its next version on one database, and alone again after a roll back. */
class NewerVersionIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CITY = """
        {"kind":"city","countryCode":"NZ","names":[{"value":"Dunedin","lang":"en"},{"value":"Ōtepoti","lang":"mi"}]}\
        """;

    private final Map<RegistryProcess, String> last = new HashMap<>();

    @Test
    void write_beside_each_other_and_lose_nothing_of_each_other() throws Exception {
        try (ExternalDatabase server = new ExternalDatabase()) {
            Map<String, String> database = new HashMap<>(server.create("versions"));
            database.put("registry.bootstrap-key", StarterRegistry.KEY);
            database.put("registry.starter-data", "false");
            try (RegistryProcess older = process(RegistryProcess.APPLICATION, database);
                    RegistryProcess newer = process(NewerApplication.build(), database)) {
                StarterRegistry.started(older);
                String city = "/v1/cities/" + id(older, "/v1/cities", CITY);
                StarterRegistry.started(newer);
                write(
                        newer,
                        city,
                        "{\"names\":[{\"value\":\"Dunedin\",\"lang\":\"en\",\"script\":\"Latn\"},{\"value\":\"Ōtepoti\",\"lang\":\"mi\"}]}");
                String podcast =
                        "/v1/sources/" + id(newer, "/v1/sources", "{\"kind\":\"podcast\",\"title\":\"Sisters\"}");

                follow(older, newer);
                assertThat(read(older, city).at("/names/0").has("script")).isFalse();
                assertThat(status(older, podcast)).isEqualTo(503);
                assertThat(read(older, "/v1/sources").at("/page/unreadable").asInt())
                        .isEqualTo(1);
                write(older, city, "{\"website\":\"https://a.example/\"}");
                id(older, "/v1/sources", "{\"kind\":\"news\",\"title\":\"Sisters\"}");

                follow(newer, older);
                assertThat(read(newer, city).at("/names/0/script").asText()).isEqualTo("Latn");
                write(newer, city, "{\"website\":\"https://b.example/\"}");
                assertThat(read(newer, city).at("/names/0/script").asText()).isEqualTo("Latn");
                assertThat(read(newer, podcast).path("kind").asText()).isEqualTo("podcast");

                newer.stop();
                older.stop();
                startOneAfterTheOther(older, newer, city, podcast);
            }
        }
    }

    private void startOneAfterTheOther(RegistryProcess older, RegistryProcess newer, String city, String podcast)
            throws Exception {
        StarterRegistry.started(older);
        assertThat(read(older, city).path("website").asText()).isEqualTo("https://b.example/");
        assertThat(status(older, podcast)).isEqualTo(503);
        write(older, city, "{\"website\":\"https://c.example/\"}");

        StarterRegistry.started(newer);
        assertThat(read(newer, city).at("/names/0/script").asText()).isEqualTo("Latn");
        assertThat(read(newer, city).path("website").asText()).isEqualTo("https://c.example/");
        assertThat(read(newer, podcast).path("title").asText()).isEqualTo("Sisters");
    }

    private static RegistryProcess process(Path application, Map<String, String> properties) {
        return new RegistryProcess(application, StarterRegistry.directory(), properties);
    }

    /** Has what one reads next be as new as what the other wrote last. */
    private void follow(RegistryProcess reader, RegistryProcess writer) {
        String sequence = last.get(writer);
        reader.await(
                "change " + sequence, () -> read(reader, "/v1").path("sequence").asLong() >= Long.parseLong(sequence));
    }

    private String id(RegistryProcess registry, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> made = send(registry, "POST", path, body, "application/json");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return StarterRegistry.json(made.body()).path("id").asText();
    }

    private void write(RegistryProcess registry, String path, String patch) throws IOException, InterruptedException {
        HttpResponse<String> changed = send(registry, "PATCH", path, patch, "application/merge-patch+json");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private HttpResponse<String> send(RegistryProcess registry, String method, String path, String body, String type)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.base() + path))
                .header("X-API-Key", StarterRegistry.KEY)
                .header("Content-Type", type)
                .header("If-Match", "*")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        answer.headers().firstValue("Registry-Sequence").ifPresent(sequence -> last.put(registry, sequence));
        return answer;
    }

    private static JsonNode read(RegistryProcess registry, String path) {
        HttpResponse<String> answer = StarterRegistry.get(registry, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StarterRegistry.json(answer.body());
    }

    private static int status(RegistryProcess registry, String path) {
        return StarterRegistry.get(registry, path).statusCode();
    }
}
