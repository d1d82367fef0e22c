package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What explains the service is counted apart from what asks it. */
@QuarkusTest
@TestProfile(RateLimitFilterTest.Strict.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PageLimitTest extends RateLimitFixture {

    @Test
    void counts_looks_at_how_the_service_is_and_at_what_explains_it_apart() {
        read(5, 200);
        read(1, 429);
        for (String path : new String[] {
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics",
            "/openapi.yaml",
            "/openapi",
            "/explorer/",
            "/problems",
            "/problems/too-many"
        }) {
            assertThat(http.get(path).status()).as(path).isEqualTo(200);
            String budget = http.get(path).header("RateLimit-Policy");
            assertThat(budget).as(path).isEqualTo(path.startsWith("/q/health") ? null : "\"pages\";q=40;w=60");
        }
        assertThat(http.get("/q/metrics").text()).contains("registry_fair_use_refused");
    }

    @Test
    void limits_pages_and_never_refuses_a_probe() {
        for (int i = 0; i < 40; i++) {
            http.get("/problems").expect(200);
        }
        assertThat(http.get("/problems").expectProblem(429, "too-many").header("Retry-After"))
                .isNotNull();
        http.get("/openapi.json").expect(429);
        http.get("/q/metrics").expect(429);
        read(5, 200);

        for (int i = 0; i < 100; i++) {
            Reply probe = http.get("/q/health/live");
            assertThat(probe.status()).isEqualTo(200);
            assertThat(probe.text()).contains("\"UP\"", "checks");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/../v1/cities",
                "//v1/cities",
                "/q/%2e%2e/v1/cities",
                "/problems/./../v1/cities",
                "/v1;x=1/cities",
                "/V1/cities",
                "/%761/cities",
                "/queer",
                "/openapis"
            })
    void counts_at_odd_addresses_too(String path) {
        read(5, 200);

        http.get(path).expect(429);
    }
}
