package dev.sistercity.registry.webhook.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Micrometer counters of webhook attempts, and how many deliveries wait. */
@Singleton
class WebhookMetrics {

    private final AtomicLong pending = new AtomicLong();
    private final Counter delivered;
    private final Counter failed;

    WebhookMetrics(MeterRegistry meters) {
        Gauge.builder("registry.webhooks.pending", pending, AtomicLong::get)
                .description("Deliveries that wait, of all webhooks that are delivered to")
                .register(meters);
        delivered = attempts(meters, "delivered");
        failed = attempts(meters, "failed");
    }

    void pending(long deliveries) {
        pending.set(deliveries);
    }

    void count(Attempt attempt) {
        (attempt.delivered() ? delivered : failed).increment();
    }

    private static Counter attempts(MeterRegistry meters, String outcome) {
        return Counter.builder("registry.webhooks.attempts")
                .description("Calls that this replica has made")
                .tag("outcome", outcome)
                .register(meters);
    }
}
