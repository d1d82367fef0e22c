package dev.sistercity.registry.mail;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells of the queue; mail that waits is no reason to take a replica out or to start it anew. */
@Wellness
class MailHealth implements HealthCheck {

    private final Outbox outbox;
    private final MailMetrics metrics;

    MailHealth(Outbox outbox, MailMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mail")
                .up()
                .withData("on", outbox.isOn())
                .withData("pending", metrics.waiting())
                .withData("oldestSeconds", metrics.oldestSeconds())
                .build();
    }
}
