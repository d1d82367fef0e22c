package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.webhook.Secrets;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one call of a receiver does, and what it does not. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeliveryCallTest extends DeliveryFixture {

    @Test
    void signs_with_the_old_secret_too_for_a_day() {
        Reply webhook = webhook(Map.of());
        String path = webhook.header("Location");
        String rotated = http.send("POST", path + "/rotate-secret", null, KEY, Http.KEY, "If-Match", "*")
                .expect(200)
                .at("/secret");
        given.source();
        replicas.settle();

        TestReceiver.Got both = receiver.got().get(0);
        assertThat(both.header("webhook-signature").split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThat(both.verifies(rotated)).isTrue();
        assertThat(both.verifies(webhook.at("/secret"))).isTrue();

        clock.pass(Secrets.OVERLAP.plusSeconds(1));
        given.source("later");
        replicas.settle();
        assertThat(receiver.got().get(1).header("webhook-signature").split(" ")).hasSize(1);
        clock.reset();
    }

    @Test
    void follows_no_redirect() {
        TestReceiver elsewhere = another();
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", elsewhere.url());
            exchange.sendResponseHeaders(307, -1);
        });
        Reply webhook = webhook(Map.of());
        given.source();
        replicas.settle();

        assertThat(receiver.got()).hasSize(1);
        assertThat(elsewhere.got()).isEmpty();
        assertThat(read(webhook.header("Location") + "/deliveries").at("/items/0/lastAttempt/error"))
                .contains("redirects are not followed");
    }

    @Test
    void reads_no_more_of_an_answer_than_it_needs() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] block = "x".repeat(64 * 1024).getBytes();
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(block);
                }
                throw new AssertionError("All of it was read");
            } catch (java.io.IOException cutOff) {
                // As it should be.
            }
        });
        Reply webhook = webhook(Map.of());
        given.source();
        replicas.settle();

        assertThat(read(webhook.header("Location") + "/deliveries").at("/items/0/lastAttempt/response"))
                .hasSize(500);
    }

    @Test
    void waits_for_an_answer_no_longer_than_a_call_may_take() {
        receiver.answers(exchange -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Reply webhook = webhook(Map.of());
        given.source();
        replicas.settle();

        assertThat(read(webhook.header("Location") + "/deliveries").at("/items/0/lastAttempt/error"))
                .isEqualTo("no answer within 10000 ms");
    }
}
