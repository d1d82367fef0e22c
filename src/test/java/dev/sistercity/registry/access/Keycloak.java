package dev.sistercity.registry.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.Ports;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A Keycloak of its own, from its Maven artefact, on 127.0.0.1. */
final class Keycloak implements AutoCloseable {

    private static final String VERSION = "26.4.0";
    private static final Path HOME =
            Path.of("target", "keycloak", "keycloak-" + VERSION).toAbsolutePath();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String base;

    private Keycloak(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Fetches, unpacks and starts it. Empty where it cannot be had. */
    static Optional<Keycloak> start() throws IOException, InterruptedException {
        if (!Files.exists(HOME) && !fetch()) {
            return Optional.empty();
        }
        Path realms = Files.createDirectories(HOME.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak-realm.json")) {
            Files.copy(realm, realms.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        int port = Ports.free();
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(new File("target/keycloak.log"))
                .start();
        Keycloak keycloak = new Keycloak(process, "http://127.0.0.1:" + port + "/realms/registry");
        keycloak.awaitKeys();
        return Optional.of(keycloak);
    }

    private static boolean fetch() throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "dependency:unpack",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                        "-DoutputDirectory=" + HOME.getParent())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/keycloak-fetch.log"))
                .start();
        return maven.waitFor() == 0 && Files.exists(HOME);
    }

    private void awaitKeys() {
        Patience.until("Keycloak to start; see target/keycloak.log", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("Keycloak ended; see target/keycloak.log");
            }
            try {
                return get(keysUrl()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    String issuer() {
        return base;
    }

    String keysUrl() {
        return base + "/protocol/openid-connect/certs";
    }

    /** A token of one of the realm's clients, all of which have the same secret. */
    String token(String client) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&client_secret=secret&client_id=" + client))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode token = new ObjectMapper().readTree(answer.body()).path("access_token");
        if (token.isMissingNode()) {
            throw new AssertionError("No token for " + client + ": " + answer.body());
        }
        return token.textValue();
    }

    @Override
    public void close() {
        // The script waits for the server that it starts.
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        family.forEach(ProcessHandle::destroy);
    }
}
