package dev.sistercity.registry.hostile;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Values that once were a fault, or took the processor: refused by their place, or taken. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostileValueTest {

    private static final String CITY = "{\"kind\":\"city\",\"name\":\"X\",\"countryCode\":\"NZ\",%s}";

    @Inject
    Http http;

    @Inject
    Given given;

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", ";", "en;q=x", "*", ",", "en-", "-en"})
    void refuses_a_body_in_english_whatever_languages_are_asked_for(String languages) {
        Reply reply = http.post("/v1/cities", "{\"countryCode\":\"NZ\"}", "Accept-Language", languages);
        reply.expectProblem(400, "malformed");
        assertThat(reply.text()).contains("must be given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "a/b;c=\"", "application/json;q=\"1", "a/b;c=\"\\\"", "\"a\";\""})
    void refuses_headers_with_quotes_that_have_no_end(String value) {
        assertThat(http.get("/v1/cities", "Accept", value).status()).isIn(200, 400, 406);
        assertThat(http.post("/v1/cities", "{}", "Content-Type", value).status())
                .isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-20000", "1E+2147483647", "1e2147483648", "1e99999999999", "-1e401", "1e-500"})
    void refuses_numbers_that_nobody_can_write_out(String number) {
        for (String property : new String[] {
            "\"latitude\":" + number,
            "\"population\":{\"value\":" + number + "}",
            "\"areaKm2\":{\"value\":" + number + "}"
        }) {
            http.post("/v1/cities", CITY.formatted(property)).expectProblem(400, "malformed");
        }
    }

    @Test
    void takes_numbers_with_exponents_that_are_in_range() {
        Reply reply = http.post(
                "/v1/cities",
                CITY.formatted("\"latitude\":-4.5e1,\"longitude\":1.70e+2,\"population\":{\"value\":1.3E5}"));
        reply.expect(201);
        assertThat(reply.text()).contains("\"latitude\":-45.0", "\"value\":130000");
    }

    @Test
    void refuses_long_texts_by_their_size_and_not_by_their_pattern() {
        String website = "\"website\":\"https://" + "a".repeat(900_000) + " \"";
        Reply reply = http.post("/v1/cities", CITY.formatted(website));
        reply.expectProblem(400, "malformed");
        assertThat(reply.text()).contains("at most 2000 characters").doesNotContain("http or https address");
    }

    @Test
    void refuses_a_patch_before_it_holds_a_connection() {
        Reply city = http.post("/v1/cities", CITY.formatted("\"latitude\":1,\"longitude\":1"));
        Reply reply = http.patch(
                city.header("Location"), Map.of("website", "https://" + "a".repeat(900_000) + " "), city.etag());
        reply.expectProblem(400, "malformed");
        assertThat(reply.text()).contains("at most 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 3_000, 100_000})
    void takes_or_refuses_deep_pointers(int depth) {
        String pointer = "/".repeat(depth);
        Reply reply = http.post(
                "/v1/claims",
                Map.of(
                        "subject",
                        Map.of("resource", "cities", "id", "01a1fc43-bc60-7de0-a6de-deb5d51819f2"),
                        "pointer",
                        pointer,
                        "source",
                        "01a1fc43-bc60-7de0-a6de-deb5d51819f2",
                        "value",
                        1));
        assertThat(reply.status()).isIn(400, 422);
    }
}
