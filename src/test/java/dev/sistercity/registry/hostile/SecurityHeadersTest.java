package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells browsers. */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SecurityHeadersTest {

    @Inject
    Attack attack;

    @Inject
    Http http;

    @Test
    void stand_in_every_answer_of_every_operation() {
        attack.onEveryOperation("security headers", (operation, target) -> {
            for (Reply reply : new Reply[] {
                !operation.method().equals("GET")
                        ? target.send("OPTIONS", target.path(), null)
                        : target.send(target.whole(), target.body()),
                target.send(target.path() + "?nosuch=1", target.body()),
                target.send("OPTIONS", target.path(), null)
            }) {
                target.check("headers", reply, () -> expect(reply));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/explorer/",
                "/explorer/swagger-ui-bundle.js",
                "/problems",
                "/problems/malformed",
                "/openapi.json",
                "/openapi.yaml",
                "/v1",
                "/nosuch",
                "/%zz",
                "/q/health",
                "/q/health/live",
                "/q/metrics"
            })
    void stand_in_what_is_beside_the_operations(String path) {
        Reply reply = http.get(path);
        expect(reply);
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'", "base-uri 'none'");
    }

    @Test
    void allow_scripts_where_there_are_some_and_nowhere_else() {
        for (String path : new String[] {"/explorer/", "/", "/problems"}) {
            assertThat(http.get(path).header("Content-Security-Policy"))
                    .contains("script-src 'self';")
                    .doesNotContain("script-src 'self' ");
        }
        for (String path : new String[] {"/ogc?format=html", "/v1", "/nosuch"}) {
            assertThat(http.get(path).header("Content-Security-Policy"))
                    .as(path)
                    .doesNotContain("script-src");
        }
    }

    private static void expect(Reply reply) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).isNotNull();
        assertThat(reply.header("Vary")).contains("Origin");
    }
}
