package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The running registry that a command speaks to, as its options name it. */
final class Service {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:REGISTRY_URL:-http://localhost:8080}",
            description = "The running registry (default: REGISTRY_URL, or http://localhost:8080)")
    private URI url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:REGISTRY_KEY}",
            description = "Your key; better in the environment, as REGISTRY_KEY, where other users do not see it")
    private String key;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            defaultValue = "${sys:registry.data-dir:-${env:REGISTRY_DATA_DIR:-data}}/registrar.key",
            description = "Where your key is read from, if not given otherwise (default: ${DEFAULT-VALUE})")
    private Path keyFile;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Service() {}

    /**
     * @param path with its query
     * @return the answer as JSON
     * @throws CommandFailedException in the words of the registry
     */
    JsonNode post(String path, String contentType, Path body) {
        try {
            return json(request(path)
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofFile(body))
                    .build());
        } catch (IOException e) {
            throw new CommandFailedException("There is no file " + body);
        }
    }

    JsonNode get(String path) {
        return json(request(path).build());
    }

    /**
     * Ends a job at its next step.
     *
     * @return the job
     */
    JsonNode cancel(String id) {
        return json(request(job(id) + "/cancel")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /**
     * The address of a job.
     *
     * @param id as a user gives it, so that it may be anything
     */
    static String job(String id) {
        return "/v1/jobs/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** The body of an answer, to be read as it comes; for {@code GET} without a bound. */
    InputStream open(String path, String accept) {
        HttpRequest request = request(path).setHeader("Accept", accept).build();
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() >= 300) {
            throw new CommandFailedException(path + ": the registry answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** An answer with its headers, to be read as it comes. */
    HttpResponse<InputStream> download(String path) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Accept", "*/*")
                .build();
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new CommandFailedException(path + ": the registry answers " + answer.statusCode());
        }
        return answer;
    }

    URI url() {
        return url;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("Accept", "application/json")
                .header("X-API-Key", key());
    }

    private JsonNode json(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CommandFailedException(
                    url + " answers " + answer.statusCode() + ", and not as the registry does");
        }
        if (answer.statusCode() >= 300) {
            throw new CommandFailedException("The registry answers " + answer.statusCode() + ": "
                    + body.path("detail").asText(body.toString()));
        }
        return body;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            throw new CommandFailedException(
                    "No registry answers at " + url + why + ". Start it, or name the address of another with --url");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted");
        }
    }

    private String key() {
        if (key != null && !key.isBlank()) {
            return key;
        }
        try {
            return Files.readString(keyFile).strip();
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(
                    "A key is needed: --key, REGISTRY_KEY, or a file (" + keyFile + " is none)");
        } catch (IOException e) {
            throw new CommandFailedException("The key cannot be read: " + e.getMessage());
        }
    }
}
