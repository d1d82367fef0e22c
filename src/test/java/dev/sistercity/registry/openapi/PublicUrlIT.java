package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The packaged registry whose {@code registry.public-url} has a path, behind a proxy that takes that path off and says nothing of it: what
 * it names begins with that address, whole or from the path on, and never where it really listens.
 */
class PublicUrlIT {

    private static final String PUBLIC = FoundAddresses.PUBLIC_HOST + FoundAddresses.PREFIX;

    private static final Pattern WHOLE =
            Pattern.compile("https?://(?:127\\.0\\.0\\.1:|data\\.example\\.org)[^\\s\"'`)<>,;]*+");

    private static RegistryBelowPath below;

    @BeforeAll
    static void start() throws IOException {
        below = new RegistryBelowPath(Map.of("registry.public-url", PUBLIC + '/'));
    }

    @AfterAll
    static void stop() {
        below.close();
    }

    @TestFactory
    List<DynamicTest> no_answer_of_an_operation_names_another_address() {
        return below.operations(PublicUrlIT::faults);
    }

    @Test
    void all_that_pages_and_answers_lead_to_is_there() {
        below.followsAll(PublicUrlIT::faults);
    }

    /** Addresses of the root, and whole ones that do not begin with the public address. */
    private static Set<String> faults(HttpResponse<String> answer) {
        Set<String> faults = new TreeSet<>(FoundAddresses.unmoved(answer));
        List<String> texts = new ArrayList<>(List.of(answer.body()));
        answer.headers().map().values().forEach(texts::addAll);
        for (String text : texts) {
            Matcher whole = WHOLE.matcher(text);
            while (whole.find()) {
                if (!whole.group().equals(PUBLIC) && !whole.group().startsWith(PUBLIC + '/')) {
                    faults.add("elsewhere: " + whole.group());
                }
            }
        }
        return faults;
    }

    @Test
    void what_leaves_the_registry_has_the_whole_address() {
        String city = ExampleRequests.json(get("/v1/cities?q=Shanghai&limit=1").body())
                .at("/items/0/id")
                .asText();
        HttpResponse<String> page = get("/cities/" + city);
        assertThat(page.body()).contains("<link rel=\"canonical\" href=\"" + PUBLIC + "/cities/");
        assertThat(get("/sitemap.xml").body()).contains("<loc>" + PUBLIC + "/");
        assertThat(get("/robots.txt").body()).contains("Sitemap: " + PUBLIC + "/sitemap.xml");
        assertThat(get("/opensearch.xml").body()).contains("template=\"" + PUBLIC + "/");
        assertThat(get("/v1/changes.atom").body()).contains("href=\"" + PUBLIC + "/");
        assertThat(get("/.well-known/api-catalog").body()).contains("\"" + PUBLIC + "/");
        assertThat(get("/ogc").body()).contains("\"" + PUBLIC + "/ogc");
        assertThat(get("/reconcile").body()).contains("\"" + PUBLIC + "/");
        assertThat(get("/llms.txt").body()).contains(PUBLIC + "/");
        assertThat(get("/v1/editions/1").body()).contains(PUBLIC + "/");
    }

    @Test
    void the_contract_begins_below_the_path() {
        for (String file : List.of("/openapi.json", "/openapi-3.0.json", "/ogc/api", "/reconcile/api")) {
            assertThat(ExampleRequests.json(get(file).body())
                            .at("/servers/0/url")
                            .asText())
                    .as(file)
                    .isEqualTo(FoundAddresses.PREFIX);
        }
        assertThat(get("/explorer/").body()).contains("data-contract=\"" + FoundAddresses.PREFIX + "/openapi-3.0.json");
    }

    @Test
    void an_office_signs_in_below_the_path_by_https() {
        HttpResponse<String> entered = send(HttpRequest.newBuilder(URI.create(below.base() + "/desk/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", FoundAddresses.PUBLIC_HOST)
                .POST(HttpRequest.BodyPublishers.ofString("key=" + StarterRegistry.KEY + "&to=/desk")));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location").orElseThrow()).startsWith(FoundAddresses.PREFIX + "/desk");
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("; Path=" + FoundAddresses.PREFIX + "/desk;")
                .contains("Secure");
        HttpResponse<String> desk = send(HttpRequest.newBuilder(URI.create(below.base() + "/desk"))
                .header("Cookie", cookie.replaceFirst(";.*", "")));
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(faults(desk)).isEmpty();
    }

    @Test
    void what_is_made_is_where_its_location_says() {
        String source = "{\"kind\":\"news\",\"title\":\"Below a path\"}";
        HttpResponse<String> made = send(HttpRequest.newBuilder(URI.create(below.base() + "/v1/sources"))
                .header("X-API-Key", StarterRegistry.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(source)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(FoundAddresses.PREFIX + "/v1/sources/");
        assertThat(get(location.substring(FoundAddresses.PREFIX.length())).statusCode())
                .isEqualTo(200);
        HttpResponse<String> features = get("/ogc/collections/cities/items?limit=2");
        assertThat(features.statusCode()).as(features.body()).isEqualTo(200);
        String next = "";
        for (JsonNode link : ExampleRequests.json(features.body()).get("links")) {
            next = link.get("rel").asText().equals("next") ? link.get("href").asText() : next;
        }
        assertThat(next).startsWith(PUBLIC + "/ogc/collections/cities/items?");
        assertThat(get(next.substring(PUBLIC.length())).statusCode()).isEqualTo(200);
    }

    @Test
    void a_header_of_anyone_does_not_move_it() {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(below.registry().base() + "/v1/cities?limit=1"))
                .header("X-Forwarded-Prefix", "/elsewhere")
                .header("X-Forwarded-Host", "evil.example");
        assertThat(send(request).body())
                .isEqualTo(get("/v1/cities?limit=1").body())
                .doesNotContain("elsewhere");
    }

    @Test
    void assistants_are_given_whole_addresses() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(below.base() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                                + "{\"name\":\"find_city\",\"arguments\":{\"name\":\"Dunedin\"}}}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(PUBLIC + "/cities/");
        assertThat(faults(answer)).isEmpty();
    }

    @Test
    void messages_of_webhooks_name_no_other_address() throws IOException {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        receiver.createContext("/", exchange -> {
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String body = "{\"url\":\"http://127.0.0.2:" + receiver.getAddress().getPort() + "/\"}";
            HttpResponse<String> made = StarterRegistry.post(below.registry(), "/v1/webhooks", body, "a-webhook");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            StarterRegistry.post(
                    below.registry(), "/v1/sources", "{\"kind\":\"news\",\"title\":\"Told of\"}", "a-source");
            Patience.until("a message", () -> messages.stream().anyMatch(message -> message.contains("Told of")));
        } finally {
            receiver.stop(0);
        }
        assertThat(messages).allSatisfy(message -> assertThat(message)
                .doesNotContain("127.0.0.1")
                .doesNotContain("\"/v1")
                .doesNotContain("\"/problems"));
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(below.base() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return StarterRegistry.send(request.build());
    }
}
