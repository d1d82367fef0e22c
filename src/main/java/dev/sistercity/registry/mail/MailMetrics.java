package dev.sistercity.registry.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts for operators. */
@Singleton
class MailMetrics {

    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    private final Counter sent;
    private final Counter failed;

    MailMetrics(MeterRegistry meters) {
        Gauge.builder("registry.mail.pending", pending, AtomicLong::get)
                .description("Mails that wait")
                .register(meters);
        Gauge.builder("registry.mail.oldest", oldest, AtomicLong::get)
                .description("How long the mail has waited that is due for the longest time")
                .baseUnit("seconds")
                .register(meters);
        sent = attempts(meters, "sent");
        failed = attempts(meters, "failed");
    }

    void queue(long waiting, long oldestSeconds) {
        pending.set(waiting);
        oldest.set(oldestSeconds);
    }

    long waiting() {
        return pending.get();
    }

    long oldestSeconds() {
        return oldest.get();
    }

    void count(boolean delivered) {
        (delivered ? sent : failed).increment();
    }

    private static Counter attempts(MeterRegistry meters, String outcome) {
        return Counter.builder("registry.mail.attempts")
                .description("Mails that this replica has handed to the server, or tried to")
                .tag("outcome", outcome)
                .register(meters);
    }
}
