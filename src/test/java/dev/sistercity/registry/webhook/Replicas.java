package dev.sistercity.registry.webhook;

import dev.sistercity.registry.support.Patience;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Dispatchers that deliver when a test wants them to. */
@Singleton
class Replicas {

    private final Lines lines;
    private final Queue queue;
    private final Messages messages;
    private final Sender sender;
    private final Tally tally;
    private final WebhookSettings settings;
    private final Clock clock;

    Replicas(
            Lines lines,
            Queue queue,
            Messages messages,
            Sender sender,
            Tally tally,
            WebhookSettings settings,
            Clock clock) {
        this.lines = lines;
        this.queue = queue;
        this.messages = messages;
        this.sender = sender;
        this.tally = tally;
        this.settings = settings;
        this.clock = clock;
    }

    Dispatcher another() {
        return new Dispatcher(lines, queue, messages, sender, tally, settings, clock);
    }

    /** Delivers until nothing is due any more. */
    void settle() {
        settle(another());
    }

    void settle(Dispatcher dispatcher) {
        Patience.until(
                "deliveries to come to an end",
                () -> !dispatcher.round(dispatcher.underway() > 0 ? Duration.ofMillis(20) : Duration.ZERO)
                        && dispatcher.underway() == 0);
    }
}
