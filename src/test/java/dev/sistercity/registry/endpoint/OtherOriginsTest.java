package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OtherOriginsTest {

    private static final String ORIGIN = "https://app.example.org";
    private static final Map<String, ?> OSLO = Map.of("kind", "city", "name", "Oslo", "countryCode", "NO");

    @Inject
    Http http;

    @Inject
    Given given;

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/cities",
        "PATCH, /v1/cities/01a1fc43-bc60-7de0-a6de-deb5d51819f2",
        "PUT, /v1/partnerships/01a1fc43-bc60-7de0-a6de-deb5d51819f2/confirmations/01a1fc43-bc60-7de0-a6de-deb5d51819f2",
        "DELETE, /v1/cities/01a1fc43-bc60-7de0-a6de-deb5d51819f2"
    })
    void browsers_are_told_that_scripts_may_write(String method, String path) {
        String headers = "x-api-key,authorization,content-type,if-match,idempotency-key";
        Reply preflight = http.send(
                "OPTIONS",
                path,
                null,
                "Origin",
                ORIGIN,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                headers);

        assertThat(preflight.status()).isBetween(200, 204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isIn("*", ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
                .contains(headers.split(","));
        assertThat(preflight.header("Access-Control-Max-Age")).isNotNull();
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
    }

    @Test
    void a_method_that_there_is_not_is_refused_in_words_whatever_the_origin() {
        for (String method : new String[] {"FOO", "PROPFIND", "TRACK"}) {
            http.send(method, "/v1/cities", null, "Origin", ORIGIN).expectProblem(405, "method-not-allowed");
            http.send(method, "/v1/cities", null, "Origin", "null").expectProblem(405, "method-not-allowed");
        }
    }

    @Test
    void scripts_write_with_a_key_and_see_what_writing_needs() {
        Reply created = http.post("/v1/cities", OSLO, "Origin", ORIGIN).expect(201);

        assertThat(created.header("Access-Control-Allow-Origin")).isIn("*", ORIGIN);
        assertThat(created.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Location", "Registry-Sequence", "Retry-After", "Link");
        assertThat(created.header("Set-Cookie")).isNull();
        String path = created.header("Location");
        http.patch(path, Map.of("website", "https://www.oslo.kommune.no/"), created.etag(), "Origin", ORIGIN)
                .expect(200);
        http.delete(path, "*", "Origin", ORIGIN).expect(204);
    }

    @Test
    void scripts_without_a_key_may_read_and_are_told_why_they_may_not_write() {
        given.city("Dunedin", "NZ");

        assertThat(http.get("/v1/cities", "Origin", ORIGIN).expect(200).header("Access-Control-Allow-Origin"))
                .isIn("*", ORIGIN);
        Reply refused = http.send("POST", "/v1/cities", Http.bytes(OSLO), "Content-Type", Http.JSON, "Origin", ORIGIN)
                .expectProblem(401, "unauthenticated");
        assertThat(refused.header("Access-Control-Allow-Origin")).isIn("*", ORIGIN);
    }

    @Test
    void forms_of_the_site_are_sent_by_the_site_alone() {
        for (String path : new String[] {"/desk/sign-in", "/mistakes", "/nosuch", "/v1/../desk/sign-in"}) {
            for (String origin : new String[] {ORIGIN, "null", ""}) {
                http.send(
                                "POST",
                                path,
                                Http.bytes("key=x"),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                origin)
                        .expectProblem(403, "forbidden");
            }
        }
    }

    @Test
    void the_registrys_own_pages_write_too() {
        http.post("/v1/cities", OSLO, "Origin", http.base().toString()).expect(201);
    }
}
