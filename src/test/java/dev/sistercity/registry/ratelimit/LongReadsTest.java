package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
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

    @Test
    void are_paid_for_before_they_are_done_and_what_was_not_needed_is_given_back() {
        for (int i = 0; i < MANY; i++) {
            given.city("City " + i, "NZ");
        }
        ticker.move(Duration.ofMinutes(20));
        assertThat(http.get(LONG).expect(200).json().get("features")).hasSize(MANY);
        // Itself and half of the budget, which was given back, as no work is said to be done here.
        assertThat(http.get(LIST).expect(200).header("RateLimit")).isEqualTo("\"reads\";r=3;t=12");

        http.get(LIST).expect(200);
        http.get(LIST).expect(200);
        Reply refused = http.get(LONG).expectProblem(429, "too-many");
        assertThat(refused.header("Retry-After")).isEqualTo("24");
        assertThat(refused.at("/detail")).startsWith("This read takes more work than is left to you");

        ticker.move(Duration.ofSeconds(36));
        http.get(LONG).expect(200);
    }
}
