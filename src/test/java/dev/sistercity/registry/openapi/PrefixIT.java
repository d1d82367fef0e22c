package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The packaged registry below a path of its host: no answer of any operation, and no page, names an address of the root, and what is
 * named is there.
 */
class PrefixIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RegistryBelowPath below;

    @BeforeAll
    static void start() throws IOException {
        below = new RegistryBelowPath(Map.of("registry.trusted-proxies", "127.0.0.1/32"));
    }

    @AfterAll
    static void stop() {
        below.close();
    }

    @TestFactory
    List<DynamicTest> no_answer_of_an_operation_names_an_address_of_the_root() {
        return below.operations(FoundAddresses::unmoved);
    }

    @Test
    void all_that_pages_and_answers_lead_to_is_there() {
        below.followsAll(FoundAddresses::unmoved);
    }

    @Test
    void a_prefix_from_a_stranger_or_that_is_none_changes_nothing() {
        RegistryProcess other = StarterRegistry.process();
        for (String path :
                List.of("/v1", "/v1/cities?limit=3", "/", "/v1/cities/nosuch", "/openapi.json", "/sitemap.xml")) {
            HttpResponse<String> plain = send(HttpRequest.newBuilder(URI.create(other.base() + path)));
            HttpResponse<String> sent = send(
                    HttpRequest.newBuilder(URI.create(other.base() + path)).header("X-Forwarded-Prefix", "/registry"));
            assertThat(withoutRequest(sent.body())).as(path).isEqualTo(withoutRequest(plain.body()));
            assertThat(sent.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
            assertThat(sent.headers().allValues("Vary").toString()).doesNotContain("Prefix");
        }
        String root = withoutRequest(direct("/", null).body());
        assertThat(root).contains("href=\"/assets/site.css");
        String wrong =
                "/|registry|//evil.example|/a//b|/a/../b|/..|/.|http://evil.example/a|/a b|/a\"b|/a%2fb|/a;b|/é|/<a>||/";
        for (String none : (wrong + "a".repeat(300)).split("\\|")) {
            assertThat(withoutRequest(direct("/", none).body())).as(none).isEqualTo(root);
        }
        assertThat(direct("/", "/evil, /good").body()).contains("href=\"/good/assets/site.css");
        assertThat(direct("/", "/good/").body()).contains("href=\"/good/assets/site.css");
    }

    @Test
    void what_is_kept_is_of_no_prefix() {
        String tag = null;
        String city = ExampleRequests.json(get("/v1/cities?limit=1").body())
                .at("/items/0/id")
                .asText();
        for (String prefix : new String[] {null, "/a", "/b", null, "/a", "/b", null}) {
            for (String path : List.of(
                    "/v1", "/v1/cities/" + city + "/vitality", "/", "/v1/changes.atom", "/ogc", "/openapi.json")) {
                HttpResponse<String> answer = direct(path, prefix);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().allValues("Vary").toString())
                        .as(path)
                        .contains("X-Forwarded-Prefix");
                String other = "/a".equals(prefix) ? "/b/" : "/a/";
                assertThat(answer.body()).as(path).doesNotContain("\"" + other).doesNotContain("1" + other);
                if (prefix != null) {
                    assertThat(answer.body()).as(path).contains(prefix + "/");
                }
            }
            String now = direct("/v1/cities?limit=3", prefix)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(now).isNotEqualTo(tag);
            assertThat(conditional("/v1/cities?limit=3", prefix, now)).isEqualTo(304);
            assertThat(conditional("/v1/cities?limit=3", prefix, now.replaceFirst("\"$", "-gzip\"")))
                    .isEqualTo(304);
            if (tag != null) {
                assertThat(conditional("/v1/cities?limit=3", prefix, tag)).isEqualTo(200);
            }
            tag = now;
        }
    }

    @Test
    void the_contract_begins_below_the_prefix_and_so_does_the_explorer() {
        for (String file : List.of("/openapi.json", "/openapi-3.0.json", "/ogc/api", "/reconcile/api")) {
            assertThat(ExampleRequests.json(get(file).body())
                            .at("/servers/0/url")
                            .asText())
                    .as(file)
                    .isEqualTo(FoundAddresses.PREFIX);
        }
        assertThat(get("/openapi.yaml").body()).contains("- {url: " + FoundAddresses.PREFIX + ", ");
        assertThat(get("/explorer").headers().firstValue("Location")).contains(FoundAddresses.PREFIX + "/explorer/");
        assertThat(get("/explorer/").body()).contains("data-contract=\"" + FoundAddresses.PREFIX + "/openapi-3.0.json");
    }

    @Test
    void a_record_can_be_sent_back_as_it_was_read() {
        String city = ExampleRequests.json(get("/v1/cities?q=Shanghai&limit=1").body())
                .at("/items/0/id")
                .asText();
        HttpResponse<String> read = get("/v1/cities/" + city + "?include=counts");
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(read.body()).contains("\"" + FoundAddresses.PREFIX + "/v1/partnerships?");
        String counts = "{\"counts\":" + ExampleRequests.json(read.body()).get("counts") + '}';
        HttpResponse<String> written = sentBack(city, tag, counts);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(sentBack(city, tag, counts.replace(FoundAddresses.PREFIX + "/v1/", "//evil.example/v1/"))
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void an_office_signs_in_and_stays_below_the_prefix() {
        HttpResponse<String> form = get("/desk");
        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(form.headers().firstValue("Location").orElseThrow())
                .startsWith(FoundAddresses.PREFIX + "/desk/sign-in");
        HttpResponse<String> entered = send(HttpRequest.newBuilder(URI.create(below.base() + "/desk/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("key=" + StarterRegistry.KEY + "&to=/desk")));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location").orElseThrow()).startsWith(FoundAddresses.PREFIX + "/desk");
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; Path=" + FoundAddresses.PREFIX + "/desk;");
        HttpResponse<String> desk = send(HttpRequest.newBuilder(URI.create(below.base() + "/desk"))
                .header("Accept-Encoding", "gzip")
                .header("Cookie", cookie.replaceFirst(";.*", "")));
        assertThat(desk.statusCode()).isEqualTo(200);
        // Its length would tell of the token in it.
        assertThat(desk.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(FoundAddresses.unmoved(desk)).isEmpty();
    }

    @Test
    void answers_are_compressed_after_they_were_moved() throws IOException {
        HttpResponse<InputStream> answer = HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(below.base() + "/v1/cities?limit=20"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .join();
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary").toString()).contains("Accept-Encoding");
        String body =
                new String(new GZIPInputStream(answer.body()).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).isEqualTo(get("/v1/cities?limit=20").body());
    }

    @Test
    void assistants_are_given_addresses_below_the_prefix() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(below.base() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                                + "{\"name\":\"find_city\",\"arguments\":{\"name\":\"Dunedin\"}}}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("127.0.0.1").contains(FoundAddresses.PREFIX + "/cities/");
        assertThat(FoundAddresses.unmoved(answer)).isEmpty();
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(below.base() + path)));
    }

    private static HttpResponse<String> direct(String path, String prefix) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(below.registry().base() + path));
        return send(prefix == null ? request : request.header("X-Forwarded-Prefix", prefix));
    }

    private static int conditional(String path, String prefix, String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(below.registry().base() + path))
                .header("If-None-Match", tag);
        return send(prefix == null ? request : request.header("X-Forwarded-Prefix", prefix))
                .statusCode();
    }

    private static HttpResponse<String> sentBack(String city, String tag, String body) {
        return send(HttpRequest.newBuilder(URI.create(below.base() + "/v1/cities/" + city + "?dryRun=true"))
                .header("X-API-Key", StarterRegistry.KEY)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return StarterRegistry.send(request.build());
    }

    /** Requests have ids, pages do not. */
    private static String withoutRequest(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]*+\"", "");
    }
}
