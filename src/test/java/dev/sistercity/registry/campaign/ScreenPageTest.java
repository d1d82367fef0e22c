package dev.sistercity.registry.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the page comes to a screen; what it does there is for a browser to tell. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ScreenPageTest {

    private static final String SCREEN = "01890000-0000-7000-8000-00000000a001";

    private static final String MARKUP = "<script>injected()</script>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String campaign;

    @BeforeEach
    void campaign() {
        String wuxi = given.city("Wuxi", "CN");
        campaign = given.record(
                "campaigns",
                Map.of(
                        "name",
                        "A campaign",
                        "owner",
                        wuxi,
                        "media",
                        List.of(Films.of(wuxi, "A film")),
                        "placements",
                        List.of(Map.of("id", SCREEN, "kind", "airport", "place", "Arrivals", "city", wuxi))));
    }

    @Test
    void a_screen_opens_a_page_that_may_load_nothing_but_its_own_parts_and_its_videos() {
        Reply page = http.get("/screens/" + SCREEN).expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("data-campaign=\"" + campaign + "\"", "data-placement=\"" + SCREEN + "\"");
        assertThat(page.text()).doesNotContain("{", "style=", "onload");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "media-src blob: https://media.example.org;")
                .doesNotContain("unsafe", "*");
        for (String part : List.of("player.js", "kept.js", "plays.js", "player.css", "worker.js")) {
            Reply found = http.get("/screens/" + SCREEN + "/" + part).expect(200);
            assertThat(found.body()).isNotEmpty();
            assertThat(found.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(http.get("/screens/" + SCREEN + "/worker.js").header("Service-Worker-Allowed"))
                .isEqualTo("/screens/" + SCREEN);
    }

    @Test
    void tells_the_page_which_servers_its_videos_are_on_and_nothing_that_somebody_wrote() {
        Map<String, Object> loud = Films.of(given.city("Dunedin", "NZ"), MARKUP);
        loud.put("url", "https://Media.Example.NET:443/film.webm");
        Map<String, Object> other = Films.of(given.city("Kyoto", "JP"), "A film");
        other.put("url", "http://127.0.0.1:8081/film.webm");
        http.patch("/v1/campaigns/" + campaign, Map.of("name", MARKUP, "media", List.of(other, loud)), "*")
                .expect(200);

        Reply page = http.get("/screens/" + SCREEN).expect(200);
        assertThat(page.text())
                .contains("data-servers=\"http://127.0.0.1:8081 https://media.example.net\"")
                .doesNotContain("injected");
        assertThat(page.header("Content-Security-Policy"))
                .contains(
                        "connect-src 'self' http://127.0.0.1:8081 https://media.example.net;",
                        "media-src blob: http://127.0.0.1:8081 https://media.example.net;");
    }

    @Test
    void knows_no_other_screens_and_parts() {
        http.get("/screens/01890000-0000-7000-8000-00000000ffff").expectProblem(404, "not-found");
        http.get("/screens/x").expectProblem(400, "malformed");
        http.get("/screens/" + SCREEN + "/player.html").expectProblem(404, "not-found");
        http.get("/screens/" + SCREEN + "/..%2Fapplication.properties").expectProblem(404, "not-found");
        http.get("/screens/" + SCREEN + "?x=1").expectProblem(400, "malformed");
        http.delete("/screens/" + SCREEN, "*").expectProblem(405, "method-not-allowed");
    }
}
