package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.shared.work.RetrySchedule;
import dev.sistercity.registry.webhook.WebhookSettings;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delivers, one of them in each replica. One thread goes round: it takes down what has come back, moves webhooks on, leases what
 * is due and hands it to the {@link DeliveryCalls}. Between its statements it holds no connection, and calls are under way meanwhile.
 */
@Singleton
class Dispatcher {

    /** Longer than any call takes: a lease that old belongs to no living process. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final int CANDIDATES = 200;

    private final DeliveryEnqueuer deliveryEnqueuer;
    private final DeliveryQueue deliveryQueue;
    private final DeliveryCalls calls;
    private final WebhookMetrics webhookMetrics;
    private final WebhookSettings settings;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();
    private final Map<UUID, Under> underway = new HashMap<>();
    private final LinkedBlockingQueue<Back> back = new LinkedBlockingQueue<>();
    private Instant forgotten = Instant.EPOCH;

    Dispatcher(
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

    /** A call under way. */
    private record Under(DeliveryQueue.Leased leased, String host) {}

    /** The end of a call; without a delivery, a wish for another round. */
    private record Back(DeliveryQueue.Leased leased, Attempt attempt) {}

    /**
     * Goes round once.
     *
     * @param patience how long to wait for something to do
     * @return whether there is more to do at once
     */
    boolean round(Duration patience) throws InterruptedException {
        await(patience);
        boolean more = deliveryEnqueuer.advance();
        more |= begin();
        forget();
        webhookMetrics.pending(deliveryQueue.pending());
        return more;
    }

    /** Begins a round soon. */
    void wake() {
        back.add(new Back(null, null));
    }

    int underway() {
        return underway.size();
    }

    /** Takes no more on, waits a little for what is under way, and leaves the rest to others. */
    void finish(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!underway.isEmpty() && System.nanoTime() < deadline) {
            await(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        deliveryQueue.release(underway.values().stream().map(Under::leased).toList());
        underway.clear();
    }

    private void await(Duration patience) throws InterruptedException {
        Back first = back.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        while (first != null) {
            if (first.leased() != null) {
                record(first);
            }
            first = back.poll();
        }
    }

    /** What cannot be taken down because the database is away comes back in the next round. */
    private void record(Back done) {
        DeliveryQueue.Leased leased = done.leased();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            deliveryQueue.record(leased, done.attempt(), next(leased, done.attempt(), now), now);
            underway.remove(leased.id());
            webhookMetrics.count(done.attempt());
        } catch (RuntimeException e) {
            back.add(done);
            throw e;
        }
    }

    private Optional<Instant> next(DeliveryQueue.Leased leased, Attempt attempt, Instant now) {
        boolean last = attempt.delivered() || attempt.gone() || leased.event().equals(Delivery.TEST);
        return last
                ? Optional.empty()
                : RetrySchedule.next(leased.attempts() + 1, attempt.retryAfter(), now, random)
                        .map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    private boolean begin() {
        int free = settings.callsAtOnce() - underway.size();
        if (free <= 0) {
            return false;
        }
        Map<String, Integer> perHost = new HashMap<>();
        underway.values().forEach(one -> perHost.merge(one.host(), 1, Integer::sum));
        List<String> busy = perHost.entrySet().stream()
                .filter(host -> host.getValue() >= settings.callsPerHost())
                .map(Map.Entry::getKey)
                .toList();
        Map<UUID, String> chosen = new HashMap<>();
        for (DeliveryQueue.DueDelivery candidate : deliveryQueue.due(clock.instant(), busy, CANDIDATES)) {
            if (chosen.size() < free && perHost.merge(candidate.host(), 1, Integer::sum) <= settings.callsPerHost()) {
                chosen.put(candidate.id(), candidate.host());
            }
        }
        if (chosen.isEmpty()) {
            return false;
        }
        List<DeliveryQueue.Leased> leased = deliveryQueue.lease(
                chosen.keySet(), UUID.randomUUID(), settings.timeout().plus(MARGIN));
        List<DeliveryQueue.Leased> begun = new ArrayList<>();
        try {
            for (DeliveryQueue.Leased one : leased) {
                begin(one, chosen.get(one.id()));
                begun.add(one);
            }
        } catch (RuntimeException e) {
            // Their leases end by themselves, if the database does not take them back now.
            leased.removeAll(begun);
            deliveryQueue.release(leased);
            throw e;
        }
        return !leased.isEmpty();
    }

    private void begin(DeliveryQueue.Leased leased, String host) {
        CompletableFuture<Attempt> call = calls.make(leased);
        underway.put(leased.id(), new Under(leased, host));
        call.thenAccept(attempt -> back.add(new Back(leased, attempt)));
    }

    private void forget() {
        Instant now = clock.instant();
        if (forgotten.plus(FORGETTING).isBefore(now)) {
            deliveryQueue.forget(now.minus(settings.kept()));
            forgotten = now;
        }
    }
}
