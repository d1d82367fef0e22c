package dev.sistercity.registry.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.webhook.delivery.TestReceiver;
import dev.sistercity.registry.webhook.target.KnownNames;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is accepted by a file on the city's own domain, and by nothing else. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DomainProofTest {

    private static final String HOST = "www.munich.example";
    private static final String FILE = "/.well-known/sister-city-registry.txt";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    KnownNames names;

    @Inject
    ApplicantLimits limits;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer site;
    private Answering answering;
    private String munich;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void serve() throws IOException {
        limits.forget();
        names.reset();
        names.lead(HOST, TestReceiver.ADDRESS);
        site = HttpServer.create(new InetSocketAddress(TestReceiver.ADDRESS, 0), 0);
        site.setExecutor(threads);
        site.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            try (exchange) {
                answering.answer(exchange);
            }
        });
        site.start();
        munich = given.city("Munich", "DE", Map.of("website", "http://" + HOST + ":" + port() + "/en/home"));
    }

    @AfterEach
    void close() {
        limits.forget();
        site.stop(0);
        threads.shutdownNow();
        names.reset();
    }

    private int port() {
        return site.getAddress().getPort();
    }

    private Reply apply(Map<String, ?> more) {
        return http.post(
                "/v1/office-applications",
                Given.draft(Map.of("city", munich, "name", "International", "contact", "int@munich.example"), more),
                "X-API-Key",
                null);
    }

    private Reply prove(Reply applied) {
        return http.send("POST", applied.header("Location") + "/proof", null, "Registry-Token", applied.at("/token"));
    }

    private void answers(int status, String content) {
        answering = exchange -> {
            byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Test
    void accepts_who_can_put_a_file_there() {
        Reply applied = apply(Map.of("website", "https://international.munich.example/"))
                .expect(201);
        assertThat(applied.at("/proof/url")).isEqualTo("http://" + HOST + ":" + port() + FILE);
        answers(200, applied.at("/proof/content") + "\n");
        Map<String, Long> before = stored.counts();

        http.send(
                        "POST",
                        applied.header("Location") + "/proof?dryRun=true",
                        null,
                        "Registry-Token",
                        applied.at("/token"))
                .expect(200);
        assertThat(stored.counts()).isEqualTo(before);
        Reply proved = prove(applied).expect(200);

        assertThat(proved.at("/status")).isEqualTo("accepted");
        assertThat(proved.at("/decidedBy")).isEqualTo("domain");
        assertThat(asked).containsOnly(HOST + ":" + port() + FILE);
        String key = http.send(
                        "POST", applied.header("Location") + "/key", null, "Registry-Token", applied.at("/token"))
                .expect(201)
                .at("/key");
        Reply me = http.get("/v1/me", "X-API-Key", key).expect(200);
        assertThat(me.at("/cities/0/name")).isEqualTo("Munich");
        String revision = "/v1/offices/" + proved.at("/office") + "/revisions";
        assertThat(http.get(revision).at("/items/0/reason")).contains(FILE);
        prove(applied).expectProblem(422, "refused");
    }

    @Test
    void accepts_nothing_else() {
        Reply applied = apply(Map.of()).expect(201);
        String content = applied.at("/proof/content");
        Map<String, Long> before = stored.counts();

        answers(200, content + "x");
        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("other content");
        answers(404, content);
        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("404");
        answering = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://" + HOST + ":" + port() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        };
        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("redirects are not followed");
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[64 * 1024];
            for (int i = 0; i < 160; i++) {
                exchange.getResponseBody().write(part);
            }
        };
        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("longer than 1024 bytes");
        assertThat(asked).noneMatch(path -> path.endsWith("/elsewhere"));

        answers(200, content);
        for (String inside : List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "192.168.1.1")) {
            names.lead(HOST, TestReceiver.ADDRESS, inside);
            assertThat(prove(applied).expectProblem(422, "refused").at("/detail"))
                    .as(inside)
                    .contains("not of the public internet");
        }
        names.reset();
        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("no address");
        assertThat(stored.counts()).isEqualTo(before);
    }

    @Test
    void takes_no_other_domain_for_the_citys() {
        Map<String, Long> before = stored.counts();

        for (String lookalike : List.of(
                "https://www.munich.example.evil.test/",
                "https://www-munich.example/",
                "https://munich.example@evil.test/",
                "https://evil.test/www.munich.example",
                "https://www.mun\u0456ch.example/",
                "https://xmunich.example/",
                "https://www.munich.example%2eevil.test/")) {
            assertThat(apply(Map.of("website", lookalike))
                            .expectProblem(422, "refused")
                            .faults())
                    .as(lookalike)
                    .containsExactly("/website");
        }

        assertThat(stored.counts()).isEqualTo(before);
        assertThat(asked).isEmpty();
    }

    @Test
    void takes_the_domain_that_the_registry_knows_when_it_looks() {
        Reply applied = apply(Map.of()).expect(201);
        answers(200, applied.at("/proof/content"));
        String etag = http.get("/v1/cities/" + munich).etag();
        http.patch("/v1/cities/" + munich, Map.of("website", "https://elsewhere.example/"), etag)
                .expect(200);

        assertThat(prove(applied).expectProblem(422, "refused").at("/detail")).contains("elsewhere.example");
        assertThat(asked).isEmpty();
        String without = given.city("Kyoto", "JP");
        Reply other = apply(Map.of("city", without)).expect(201);
        assertThat(prove(other).expectProblem(422, "refused").at("/detail")).contains("no website");
    }

    @Test
    void looks_so_often_an_hour() {
        Reply applied = apply(Map.of()).expect(201);
        answers(404, "");
        for (int i = 0; i < 20; i++) {
            prove(applied).expect(422);
        }

        prove(applied).expectProblem(429, "too-many");
        assertThat(asked).hasSize(20);
    }

    @Test
    void a_stranger_applies_so_often_an_hour() {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            taken += apply(Map.of()).status() == 201 ? 1 : 0;
        }

        assertThat(taken).isEqualTo(20);
        assertThat(apply(Map.of()).expectProblem(429, "too-many").header("Retry-After"))
                .isNotNull();
    }
}
