package dev.sistercity.registry.webhook;

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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delivers, one of them in each replica. One thread goes round: it takes down what has come back, moves webhooks on, leases what
 * is due and hands it to the {@link Sender}. Between its statements it holds no connection, and calls are under way meanwhile.
 */
class Dispatcher {

    /** Longer than any call takes: whoever has a lease then has come to an end. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final int CANDIDATES = 200;

    private final Lines lines;
    private final Queue queue;
    private final Messages messages;
    private final Sender sender;
    private final Tally tally;
    private final WebhookSettings settings;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();
    private final Map<UUID, Under> underway = new HashMap<>();
    private final LinkedBlockingQueue<Back> back = new LinkedBlockingQueue<>();
    private Instant forgotten = Instant.EPOCH;

    Dispatcher(
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

    /** A call under way. */
    private record Under(Queue.Leased leased, String host) {}

    /** A call that has come to its end; without a delivery, somebody who wants another round. */
    private record Back(Queue.Leased leased, Attempt attempt) {}

    /**
     * Goes round once.
     *
     * @param patience how long to wait for something to do
     * @return whether there is more to do at once
     */
    boolean round(Duration patience) throws InterruptedException {
        await(patience);
        boolean more = lines.advance();
        more |= begin();
        forget();
        tally.pending(queue.pending());
        return more;
    }

    /** Has a round begin soon. */
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
        queue.release(underway.values().stream().map(Under::leased).toList());
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
        Queue.Leased leased = done.leased();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            queue.record(leased, done.attempt(), next(leased, done.attempt(), now), now);
            underway.remove(leased.id());
            tally.count(done.attempt());
        } catch (RuntimeException e) {
            back.add(done);
            throw e;
        }
    }

    private Optional<Instant> next(Queue.Leased leased, Attempt attempt, Instant now) {
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
        Map<String, Integer> calls = new HashMap<>();
        underway.values().forEach(one -> calls.merge(one.host(), 1, Integer::sum));
        List<String> busy = calls.entrySet().stream()
                .filter(host -> host.getValue() >= settings.callsPerHost())
                .map(Map.Entry::getKey)
                .toList();
        Map<UUID, String> chosen = new HashMap<>();
        for (Queue.Candidate candidate : queue.due(clock.instant(), busy, CANDIDATES)) {
            if (chosen.size() < free && calls.merge(candidate.host(), 1, Integer::sum) <= settings.callsPerHost()) {
                chosen.put(candidate.id(), candidate.host());
            }
        }
        if (chosen.isEmpty()) {
            return false;
        }
        List<Queue.Leased> leased = queue.lease(
                chosen.keySet(), UUID.randomUUID(), settings.timeout().plus(MARGIN));
        List<Queue.Leased> begun = new ArrayList<>();
        try {
            for (Queue.Leased one : leased) {
                begin(one, chosen.get(one.id()));
                begun.add(one);
            }
        } catch (RuntimeException e) {
            // Their leases end by themselves, if the database does not take them back now.
            leased.removeAll(begun);
            queue.release(leased);
            throw e;
        }
        return !leased.isEmpty();
    }

    private void begin(Queue.Leased leased, String host) {
        try {
            Sender.Call call = messages.of(leased);
            underway.put(leased.id(), new Under(leased, host));
            sender.send(call).thenAccept(attempt -> back.add(new Back(leased, attempt)));
        } catch (Messages.Unsigned e) {
            underway.put(leased.id(), new Under(leased, host));
            back.add(new Back(leased, Attempt.failed(e.getMessage(), Duration.ZERO)));
        }
    }

    private void forget() {
        Instant now = clock.instant();
        if (forgotten.plus(FORGETTING).isBefore(now)) {
            queue.forget(now.minus(settings.kept()));
            forgotten = now;
        }
    }
}
