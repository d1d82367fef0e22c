package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five reads a minute, each of a millisecond of CPU. */
@QuarkusTest
@TestProfile(RateLimitFilterTest.Strict.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class LongReadsTest {

    /** As many as writing them takes longer than an event loop may be held. */
    private static final int MANY = 170;

    private static final String LIST = "/v1/cities";
    private static final String LONG = LIST + "?format=geojson&limit=200";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    MovingTicker ticker;

    @Inject
    StatedWork work;

    @BeforeEach
    void everybody_has_everything_again() {
        work.each(Duration.ZERO);
        ticker.move(Duration.ofMinutes(20));
    }

    @BeforeEach
    void cities() {
        for (int i = 0; i < MANY; i++) {
            given.city("City " + i, "NZ");
        }
        ticker.move(Duration.ofMinutes(20));
    }

    @Test
    void are_paid_for_before_they_are_done_and_what_was_not_needed_is_given_back() {
        assertThat(http.get(LONG).expect(200).json().get("features")).hasSize(MANY);
        // Itself and half of the budget, which was given back, as no work is said to be done here.
        assertThat(http.get(LIST).expect(200).header("RateLimit")).isEqualTo("\"reads\";r=3;t=12");
    }

    @Test
    void are_done_on_credit_and_nothing_else_is_until_that_is_paid() {
        http.get(LIST).expect(200);
        http.get(LIST).expect(200);
        http.get(LIST).expect(200);
        http.get(LIST).expect(200);
        work.each(Duration.ofMillis(4));
        assertThat(http.get(LONG).expect(200).json().get("features")).hasSize(MANY);
        work.each(Duration.ZERO);

        ticker.move(Duration.ofSeconds(12));
        http.get(LIST).expectProblem(429, "too-many");
        ticker.move(Duration.ofMinutes(2));
        http.get(LIST).expect(200);
    }

    @Test
    void are_done_for_a_client_that_asks_again_and_again() {
        for (int i = 0; i < 5; i++) {
            http.get(LIST).expect(200);
        }
        int tries = 0;
        // Twelve seconds bring one read back.
        while (http.get(LONG).status() != 200) {
            assertThat(++tries).as("tries").isLessThan(5);
            ticker.move(Duration.ofSeconds(6));
        }
    }
}
