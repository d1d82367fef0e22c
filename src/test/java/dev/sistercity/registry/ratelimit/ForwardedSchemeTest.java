package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a client came by https, which the registry is told by proxies alone that are trusted. */
@QuarkusTest
@TestProfile(RateLimitFilterTest.Strict.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ForwardedSchemeTest extends RateLimitFixture {

    private static final String PROXY = "127.0.0.2";
    private static final String CLIENT = "127.0.0.1";

    @Inject
    Given given;

    @Test
    void the_cookie_of_the_desk_is_secure_behind_a_trusted_proxy_with_https() throws IOException {
        String key = given.office(given.city("Wuxi", "CN"));

        assertThat(cookie(key, PROXY, "X-Forwarded-Proto: https"))
                .contains("; Path=/desk;", "; HttpOnly", "; SameSite=Strict", "; Secure");
        assertThat(cookie(key, PROXY, "X-Forwarded-Proto: HTTPS")).contains("; Secure");
        assertThat(cookie(key, PROXY, "X-Forwarded-Proto: http, https")).contains("; Secure");
        for (String other : List.of(
                "X-Forwarded-Proto: http",
                "X-Forwarded-Proto: https, http",
                "X-Forwarded-Proto:",
                "X-Forwarded-Proto: ht tps",
                "Forwarded: proto=https",
                "X-Forwarded-Ssl: on")) {
            assertThat(cookie(key, PROXY, other)).as(other).doesNotContain("Secure");
        }
    }

    @Test
    void no_other_client_is_believed() throws IOException {
        String key = given.office(given.city("Wuxi", "CN"));

        assertThat(cookie(key, CLIENT, "X-Forwarded-Proto: https"))
                .contains("; HttpOnly")
                .doesNotContain("Secure");
        assertThat(sent(CLIENT, "GET /robots.txt", "X-Forwarded-Proto: https", ""))
                .contains("Sitemap: http://site/");
    }

    @Test
    void links_are_of_the_scheme_that_the_client_came_by() throws IOException {
        assertThat(sent(PROXY, "GET /robots.txt", "X-Forwarded-Proto: https", ""))
                .contains("Sitemap: https://site/sitemap.xml");
        assertThat(sent(PROXY, "GET /robots.txt", "X-Forwarded-Proto: javascript", ""))
                .contains("Sitemap: http://site/sitemap.xml");
    }

    @Test
    void a_prefix_goes_before_the_path_of_the_cookie_and_before_links_where_a_proxy_names_it() throws IOException {
        String key = given.office(given.city("Wuxi", "CN"));
        String prefix = "X-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /registry";

        assertThat(cookie(key, PROXY, prefix)).contains("; Path=/registry/desk;");
        assertThat(sent(PROXY, "GET /about", prefix, "")).contains("href=\"/registry/countries\"");
        assertThat(cookie(key, CLIENT, prefix)).contains("; Path=/desk;").doesNotContain("registry/");
        assertThat(sent(CLIENT, "GET /about", prefix, ""))
                .contains("href=\"/countries\"")
                .doesNotContain("\"/registry/");
    }

    private String cookie(String key, String from, String header) throws IOException {
        String form = "to=%2Fdesk&key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        String answer = sent(from, "POST /desk/sign-in", header, form);
        assertThat(answer).as(header).contains("303 See Other");
        return answer.replaceFirst("(?is).*set-cookie: ([^\r]*).*", "$1");
    }

    /** @return the whole answer */
    private String sent(String from, String what, String header, String body) throws IOException {
        try (Socket socket = new Socket()) {
            try {
                socket.bind(new InetSocketAddress(from, 0));
            } catch (IOException e) {
                assumeTrue(false, from + " is no address of this machine");
            }
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress(CLIENT, http.base().getPort()));
            String request = what + " HTTP/1.1\r\nHost: site\r\nConnection: close\r\n" + header
                    + "\r\nAccept: */*\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
