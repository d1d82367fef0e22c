package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.webhook.WebhookSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Dispatchers that deliver when a test wants them to. */
@Singleton
public class Replicas {

    private final DeliveryEnqueuer deliveryEnqueuer;
    private final DeliveryQueue deliveryQueue;
    private final DeliveryCalls calls;
    private final WebhookMetrics webhookMetrics;
    private final WebhookSettings settings;
    private final Clock clock;

    Replicas(
            DeliveryEnqueuer deliveryEnqueuer,
            DeliveryQueue deliveryQueue,
            DeliveryCalls calls,
            WebhookMetrics webhookMetrics,
            WebhookSettings settings,
            Clock clock) {
        this.deliveryEnqueuer = deliveryEnqueuer;
        this.deliveryQueue = deliveryQueue;
        this.calls = calls;
        this.webhookMetrics = webhookMetrics;
        this.settings = settings;
        this.clock = clock;
    }

    Dispatcher another() {
        return new Dispatcher(deliveryEnqueuer, deliveryQueue, calls, webhookMetrics, settings, clock);
    }

    /** Delivers until nothing is due any more. */
    public void settle() {
        settle(another());
    }

    void settle(Dispatcher dispatcher) {
        Patience.until(
                "deliveries to come to an end",
                () -> !dispatcher.round(dispatcher.underway() > 0 ? Duration.ofMillis(20) : Duration.ZERO)
                        && dispatcher.underway() == 0);
    }
}
