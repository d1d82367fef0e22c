package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several dispatchers on one database, as several replicas have. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReplicasTest {

    private static final int CHANGES = 60;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Replicas replicas;

    @Inject
    Sql sql;

    private final List<TestReceiver> receivers = new ArrayList<>();

    @AfterEach
    void close() {
        receivers.forEach(TestReceiver::close);
    }

    private TestReceiver webhook() {
        TestReceiver receiver = new TestReceiver();
        receivers.add(receiver);
        http.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
        return receiver;
    }

    @Test
    void deliver_each_change_once_and_in_order_between_them() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestReceiver watched = webhook();
        watched.answers(exchange -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        for (int i = 0; i < 4; i++) {
            webhook();
        }
        AtOnce.run(4, number -> {
            if (number == 0) {
                for (int i = 0; i < CHANGES; i++) {
                    given.source("s" + i);
                }
            } else {
                Dispatcher dispatcher = replicas.another();
                Patience.until("all deliveries", () -> {
                    replicas.settle(dispatcher);
                    return receivers.stream()
                            .allMatch(receiver -> receiver.got().size() >= CHANGES);
                });
                replicas.settle(dispatcher);
            }
            return null;
        });

        Long[] all = LongStream.rangeClosed(1, CHANGES).boxed().toArray(Long[]::new);
        for (TestReceiver receiver : receivers) {
            assertThat(receiver.sequences()).containsExactly(all);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void take_over_what_a_killed_one_had_begun() throws InterruptedException {
        TestReceiver receiver = webhook();
        given.source("one");
        given.source("two");
        Dispatcher killed = replicas.another();
        // It calls, and is gone before it takes down what was answered.
        killed.round(Duration.ZERO);
        assertThat(killed.underway()).isEqualTo(1);
        Patience.until("its call", () -> !receiver.got().isEmpty());

        replicas.settle();
        assertThat(receiver.sequences()).as("while it may still be at it").containsExactly(1L);

        sql.update("update webhook_delivery set leased_until = now() - interval '1 s' where lease is not null");
        replicas.settle();
        assertThat(receiver.sequences()).as("at least once").containsExactly(1L, 1L, 2L);

        // What it might take down at last counts no more.
        killed.round(Duration.ofMillis(200));
        assertThat(sql.number("select delivered from webhook_line")).isEqualTo(2);
    }

    @Test
    void leave_to_others_what_they_cannot_finish() throws InterruptedException {
        TestReceiver receiver = webhook();
        receiver.answers(exchange -> {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        given.source();
        Dispatcher ending = replicas.another();
        ending.round(Duration.ZERO);
        ending.finish(Duration.ofMillis(100));
        receiver.answers(200);

        replicas.settle();

        assertThat(sql.number("select delivered from webhook_line")).isEqualTo(1);
    }
}
