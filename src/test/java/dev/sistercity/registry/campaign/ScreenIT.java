package dev.sistercity.registry.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a screen in a real headless Chromium, with videos that the browser itself has made. */
class ScreenIT {

    private static final String KEY = "screen-test-key-0123456789";
    private static final String SCREEN = "01890000-0000-7000-8000-00000000a001";
    private static final String SPOILT = "01890000-0000-7000-8000-00000000b000";
    private static final String HARBOUR = "01890000-0000-7000-8000-00000000b001";
    private static final String GARDENS = "01890000-0000-7000-8000-00000000b002";
    private static final String MARKUP = "<img src=x onerror=\"document.title='injected'\">";
    private static final String AFTER_RIGHTS = "2100-01-01T00:00:01Z";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private RegistryProcess registry;

    @Test
    void plays_goes_on_without_a_network_and_takes_up_what_changes() throws Exception {
        try (Chromium chromium = Chromium.start();
                FilmServer red = new FilmServer(chromium.film("red"));
                FilmServer blue = new FilmServer(chromium.film("blue"));
                RegistryProcess process = new RegistryProcess(data, properties())) {
            registry = process;
            begin();
            String wuxi = city("Wuxi", "CN", 31.57, 120.29);
            Map<String, ?> harbour = film(HARBOUR, city("Dunedin", "NZ", -45.87, 170.5), red);
            Map<String, ?> gardens = film(GARDENS, city("Kyoto", "JP", 35.01, 135.77), blue);
            Map<String, Object> spoilt = film(SPOILT, wuxi, red);
            spoilt.put("sha256", "0".repeat(64));
            String campaign = "/v1/campaigns/"
                    + send("POST", "/v1/campaigns", campaign(wuxi, spoilt, harbour))
                            .at("/id")
                            .textValue();
            String key = send("POST", "/v1/api-keys", Map.of("role", "screen", "placement", SCREEN))
                    .at("/key")
                    .textValue();

            Page page = chromium.page();
            page.navigate(registry.base() + "/screens/" + SCREEN + "#key=" + key);
            showsHarbour(page);
            assertThat(page.url()).doesNotContain(key);
            isKept(page);

            red.goAway();
            registry.kill();
            goesOnWithoutNetwork(page);
            begin();
            send("PATCH", campaign, Map.of("media", List.of(gardens)));
            plays(page, GARDENS);
            assertThat(page.textContent("#city")).isEqualTo("Kyoto");
            process.await("plays of both cities to be counted", () -> counted(campaign)
                    .equals(List.of("Dunedin", "Kyoto")));

            send("PATCH", campaign, Map.of("placements", List.of()));
            page.waitForFunction("() => !document.documentElement.dataset.playing");
        }
    }

    private static void showsHarbour(Page page) {
        plays(page, HARBOUR);
        assertThat(page.textContent("#city")).isEqualTo("Dunedin");
        assertThat(page.textContent("#country")).isEqualTo("New Zealand");
        assertThat(page.textContent("#distance")).matches("· Wuxi ↔ 9,[0-9]{3} km");
        assertThat(page.textContent("#credit")).isEqualTo(MARKUP);
        assertThat(page.title()).isEqualTo("Screen");
    }

    /** Also after it was loaded anew; not beyond the rights of what it shows. */
    private static void goesOnWithoutNetwork(Page page) {
        playsAgain(page);
        Response kept = page.reload();
        assertThat(kept.fromServiceWorker()).isTrue();
        plays(page, HARBOUR);
        assertThat(page.textContent("#city")).isEqualTo("Dunedin");
        playsAgain(page);
        page.clock().setSystemTime(AFTER_RIGHTS);
        page.waitForFunction("() => !document.documentElement.dataset.playing");
        page.clock().setSystemTime(System.currentTimeMillis());
        plays(page, HARBOUR);
    }

    /** Until it writes. */
    private void begin() {
        registry.start();
        HttpRequest ready = HttpRequest.newBuilder(registry.base().resolve("/q/health/ready"))
                .build();
        registry.await(
                "the registry to be ready",
                () -> HTTP.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    private static Map<String, String> properties() {
        return Map.of(
                "registry.starter-data", "false", "registry.bootstrap-key", KEY, "registry.screens.refresh", "0.5S");
    }

    private static void plays(Page page, String medium) {
        page.waitForFunction(
                "medium => document.documentElement.dataset.playing === medium"
                        + " && document.getElementById('video').currentTime > 0.1",
                medium);
    }

    /** To its end, and from its beginning. */
    private static void playsAgain(Page page) {
        page.waitForFunction("""
                () => {
                  const time = document.getElementById('video').currentTime
                  const back = time < window.latest
                  window.latest = time
                  return back
                }""");
        page.waitForFunction("() => document.getElementById('video').currentTime > 0.1");
    }

    private static void isKept(Page page) {
        page.waitForFunction(
                "async screen => (await navigator.serviceWorker.ready).active"
                        + " && (await (await caches.open('shell/screens/' + screen)).keys()).length === 5"
                        + " && (await (await caches.open('media/' + screen)).keys()).length === 1",
                SCREEN);
    }

    private List<String> counted(String campaign) throws IOException, InterruptedException {
        return send("GET", campaign + "/plays", Map.of()).at("/items").findValuesAsText("name");
    }

    private static Map<String, ?> campaign(String owner, Map<?, ?>... media) {
        return Given.draft(
                Map.of("name", "A campaign", "owner", owner, "media", List.of(media)),
                Map.of(
                        "placements",
                        List.of(Map.of("id", SCREEN, "kind", "airport", "place", "Arrivals", "city", owner))));
    }

    private static Map<String, Object> film(String id, String city, FilmServer server) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(server.film());
        Map<String, Object> film = Films.of(city, "A film");
        film.put("id", id);
        film.put("url", server.url());
        film.put("durationSeconds", 1);
        film.put("sizeBytes", server.film().length);
        film.put("sha256", HexFormat.of().formatHex(digest));
        film.put(
                "rights",
                Map.of(
                        "holder",
                        "The city",
                        "licence",
                        "Public display",
                        "credit",
                        MARKUP,
                        "validUntil",
                        "2099-12-31"));
        return film;
    }

    private String city(String name, String country, double latitude, double longitude)
            throws IOException, InterruptedException {
        Map<String, ?> place = Map.of("latitude", latitude, "longitude", longitude);
        Map<String, ?> draft = Given.draft(Map.of("kind", "city", "name", name, "countryCode", country), place);
        return send("POST", "/v1/cities", draft).at("/id").textValue();
    }

    private JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(registry.base().resolve(path))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .header("If-Match", "*")
                .header("X-API-Key", KEY)
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }
}
