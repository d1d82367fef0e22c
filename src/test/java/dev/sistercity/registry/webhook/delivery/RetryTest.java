package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.work.RetryAfter;
import dev.sistercity.registry.shared.work.RetrySchedule;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three days in a few seconds: the clock is the tests'. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RetryTest {

    private static final String KEY = "X-API-Key";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Replicas replicas;

    @Inject
    ShiftedClock clock;

    @Inject
    Stored stored;

    private TestReceiver receiver;
    private String path;

    @BeforeEach
    void open() {
        receiver = new TestReceiver();
        path = http.post("/v1/webhooks", Map.of("url", receiver.url()))
                .expect(201)
                .header("Location");
    }

    @AfterEach
    void close() {
        receiver.close();
        clock.reset();
    }

    private Reply webhook() {
        return http.get(path, KEY, Http.KEY).expect(200);
    }

    private Reply deliveries() {
        return http.get(path + "/deliveries", KEY, Http.KEY).expect(200);
    }

    /**
     * Lets time pass until the next attempt.
     *
     * @return how much
     */
    private Duration untilNextAttempt() {
        Duration wait =
                Duration.between(clock.instant(), Instant.parse(deliveries().at("/items/0/nextAttemptAt")));
        clock.pass(wait.plusMillis(1));
        return wait;
    }

    @Test
    void tries_for_three_days_then_gives_up_and_disables() {
        receiver.answers(500);
        given.source();
        replicas.settle();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < RetrySchedule.DELAYS.size(); i++) {
            // Not a moment earlier.
            replicas.settle();
            assertThat(receiver.got()).hasSize(i + 1);
            assertThat(webhook().at("/enabled")).isEqualTo("true");
            waits.add(untilNextAttempt());
            replicas.settle();
            assertThat(receiver.got()).hasSize(i + 2);
        }

        assertPlanned(waits);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofDays(3));
        assertThat(deliveries().at("/items/0/status")).isEqualTo("failed");
        assertThat(deliveries().at("/items/0/attempts")).isEqualTo("10");
        Reply disabled = webhook();
        assertThat(disabled.at("/enabled")).isEqualTo("false");
        assertThat(disabled.at("/disabledBecause")).startsWith("no delivery has succeeded since ");
        assertThat(disabled.at("/failed")).isEqualTo("1");

        // Enabled again, it goes on where it stopped.
        given.source("another");
        replicas.settle();
        assertThat(receiver.got()).hasSize(10);
        receiver.answers(200);
        http.patch(path, "{\"enabled\":true}", webhook().etag()).expect(200);
        replicas.settle();
        assertThat(receiver.got()).hasSize(11);
        assertThat(receiver.got().get(10).sequence()).isEqualTo(2);
        assertThat(webhook().at("/disabledBecause")).isNull();
    }

    private static void assertPlanned(List<Duration> waits) {
        for (int i = 0; i < waits.size(); i++) {
            Duration planned = RetrySchedule.DELAYS.get(i);
            assertThat(waits.get(i))
                    .isBetween(
                            planned.minusSeconds(2),
                            planned.plus(planned.dividedBy(10)).plusSeconds(2));
        }
    }

    @Test
    void is_not_disabled_where_only_one_change_cannot_be_taken() {
        given.source("poison");
        given.source("fine");
        receiver.answers(exchange -> exchange.sendResponseHeaders(
                receiver.got().get(receiver.got().size() - 1).sequence() == 1 ? 400 : 200, -1));
        replicas.settle();
        int rounds = 0;
        for (JsonNode poison = poison(); poison.at("/status").asText().equals("pending"); poison = poison()) {
            if (++rounds == 8) {
                // A test that gets through tells that the receiver is there, within the last three days; by itself, so
                // that the
                // receiver knows it.
                http.send("POST", path + "/test", null, KEY, Http.KEY).expect(202);
                replicas.settle();
            }
            Instant next = Instant.parse(poison.at("/nextAttemptAt").asText());
            clock.pass(Duration.between(clock.instant(), next).plusMillis(1));
            replicas.settle();
        }

        assertThat(webhook().at("/enabled")).isEqualTo("true");
        assertThat(webhook().at("/failed")).isEqualTo("1");
        assertThat(receiver.sequences()).contains(2L);
    }

    private JsonNode poison() {
        JsonNode items = deliveries().json().get("items");
        return items.get(items.size() - 1);
    }

    @Test
    void is_disabled_at_once_by_410() {
        receiver.answers(410);
        given.source();
        given.source("another");
        replicas.settle();

        assertThat(receiver.got()).hasSize(1);
        assertThat(webhook().at("/enabled")).isEqualTo("false");
        assertThat(webhook().at("/disabledBecause")).isEqualTo("the receiver answered 410 Gone");
        assertThat(webhook().at("/version")).isEqualTo("2");
    }

    @Test
    void leaves_a_receiver_alone_for_as_long_as_it_asks() {
        for (Map.Entry<String, Duration> asked : Map.of(
                        "120", Duration.ofSeconds(120),
                        "999999", Duration.ofHours(24),
                        "soon", Duration.ofSeconds(5),
                        "0", Duration.ofSeconds(5))
                .entrySet()) {
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().add("Retry-After", asked.getKey());
                exchange.sendResponseHeaders(503, -1);
            });
            given.source(asked.getKey());
            replicas.settle();
            assertThat(untilNextAttempt())
                    .as(asked.getKey())
                    .isBetween(
                            asked.getValue().minusSeconds(2), asked.getValue().plusSeconds(3));
            receiver.answers(200);
            replicas.settle();
        }
        assertThat(RetryAfter.read("Sat, 21 Nov 2026 10:00:30 GMT", Instant.parse("2026-11-21T10:00:00Z")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 10:00:30 GMT", Instant.parse("2026-11-21T10:00:00Z")))
                .isNegative();
        assertThat(RetrySchedule.next(1, Duration.ofSeconds(-9), Instant.EPOCH, new Random(1)))
                .hasValueSatisfying(next -> assertThat(next).isAfterOrEqualTo(Instant.ofEpochSecond(5)));
    }

    @Test
    void forgets_deliveries_that_were_done_a_month_ago() {
        given.source();
        replicas.settle();
        receiver.answers(500);
        given.source("waits");
        replicas.settle();
        clock.pass(Duration.ofDays(29));
        replicas.settle();
        assertThat(stored.count("webhook_delivery")).isEqualTo(2);

        clock.pass(Duration.ofDays(2));
        replicas.settle();

        assertThat(deliveries().json().get("items").findValuesAsText("sequence"))
                .containsExactly("2");
    }
}
