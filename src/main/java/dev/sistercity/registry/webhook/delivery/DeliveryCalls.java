package dev.sistercity.registry.webhook.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes the calls of deliveries: the message of each is written and sent. */
@Singleton
class DeliveryCalls {

    private final Messages messages;
    private final Sender sender;

    DeliveryCalls(Messages messages, Sender sender) {
        this.messages = messages;
        this.sender = sender;
    }

    /** Calls the receiver; what cannot be written is an attempt that failed. */
    CompletableFuture<Attempt> make(DeliveryQueue.Leased leased) {
        try {
            return sender.send(messages.of(leased));
        } catch (Messages.Unmade e) {
            return CompletableFuture.completedFuture(Attempt.failed(e.getMessage(), Duration.ZERO));
        }
    }
}
