package dev.sistercity.registry.access;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged registry with a real OIDC server. Skipped, saying so, only where Keycloak's artefact cannot be had. */
class KeycloakIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DUNEDIN = "/v1/cities/geonames:2191562";
    private static final String SHANGHAI = "/v1/cities/geonames:1796236";

    private static Keycloak keycloak;
    private static RegistryProcess registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Keycloak> server = Keycloak.start();
        Assumptions.assumeTrue(
                server.isPresent(), "Keycloak's artefact cannot be had here; see target/keycloak-fetch.log");
        keycloak = server.get();
        registry = started(new RegistryProcess(
                directory(),
                Map.of("registry.oidc.issuer", keycloak.issuer(), "registry.oidc.jwks-url", keycloak.keysUrl())));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void knows_an_office_by_its_token() throws Exception {
        String token = keycloak.token("dunedin");

        HttpResponse<String> me = send("GET", "/v1/me", token);
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(json(me.body()).at("/role").textValue()).isEqualTo("office");
        assertThat(json(me.body()).at("/cities/0/name").textValue()).isEqualTo("Dunedin");
        assertThat(send("PATCH", DUNEDIN, token).statusCode()).isEqualTo(200);
        assertThat(send("PATCH", SHANGHAI, token).statusCode()).isEqualTo(403);
    }

    @Test
    void knows_the_registrar_by_a_token() throws Exception {
        assertThat(send("PATCH", SHANGHAI, keycloak.token("registrar")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void lets_nobody_write_whose_token_names_no_city_or_no_role() throws Exception {
        assertThat(send("PATCH", DUNEDIN, keycloak.token("without-city")).statusCode())
                .isEqualTo(403);
        assertThat(send("PATCH", DUNEDIN, keycloak.token("without-role")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refuses_a_token_that_is_for_somebody_else_or_over_or_altered() throws Exception {
        assertThat(send("GET", "/v1/me", keycloak.token("other-audience")).statusCode())
                .isEqualTo(401);

        String brief = keycloak.token("brief");
        assertThat(send("GET", "/v1/me", brief).statusCode()).isEqualTo(200);
        // A second of life, and the thirty by which clocks may differ.
        TimeUnit.SECONDS.sleep(33);
        assertThat(send("GET", "/v1/me", brief).statusCode()).isEqualTo(401);

        String[] parts = keycloak.token("dunedin").split("\\.");
        String altered = parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2];
        assertThat(send("GET", "/v1/me", altered).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(registry.base() + path)).header("Authorization", "Bearer " + token);
        if (method.equals("PATCH")) {
            request.header("Content-Type", "application/merge-patch+json").header("If-Match", "*");
        }
        return HTTP.send(
                request.method(
                                method,
                                method.equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{\"website\":\"https://example.org\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
