package dev.sistercity.registry.ratelimit;

import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.work.WorkLimit;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Answers reads: short ones on the event loop that all share, long ones on a few threads of their own, where clients take turns. A
 * client pays for a long read before it is done, as far as its length is known by then, and for the rest afterwards.
 */
@Singleton
public class LongReads {

    /** Records that a read may look at on an event loop: some milliseconds. */
    private static final long MOST_ON_THE_LOOP = 10_000;

    /** CPU of looking at a record, for what is charged before; a condition takes 0.2 to 3 µs. */
    private static final long NANOS_OF_A_RECORD = 1_000;

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final RateLimiter rateLimiter;
    private final CpuCost cpuCost;
    private final ClientTurns turns = new ClientTurns();
    private final List<Worker> workers;

    LongReads(RateLimiter rateLimiter, CpuCost cpuCost) {
        this.rateLimiter = rateLimiter;
        this.cpuCost = cpuCost;
        // The other cores are left to the event loops.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        workers = IntStream.rangeClosed(1, threads)
                .mapToObj(number -> new Worker("long-reads-" + number, PAUSE_AFTER_FAULT, () -> turns.next()
                        .run()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        workers.forEach(Worker::start);
    }

    void end(@Observes ShutdownEvent event) {
        workers.forEach(worker -> {
            worker.end();
            worker.interrupt();
        });
    }

    /**
     * Answers a read on the thread that calls, an event loop, or on one of its own where it turns out to be long.
     *
     * @param read is begun anew when it turns out to be long
     * @throws RegistryException what the read throws, and TOO_MANY or UNAVAILABLE as {@link #later} does
     */
    public <T> Uni<T> answer(RoutingContext context, Supplier<T> read) {
        try {
            return Uni.createFrom().item(WorkLimit.within(MOST_ON_THE_LOOP, read));
        } catch (WorkLimit.Exceeded e) {
            Cancellation caller = Cancellation.of(context);
            return later(context, e.counted() * NANOS_OF_A_RECORD, () -> {
                caller.check();
                return read.get();
            });
        }
    }

    /**
     * Does a long read when it is the client's turn. To be called on the thread that takes the request.
     *
     * @param nanos of CPU that it takes at least; 0 where that is not known
     * @throws RegistryException TOO_MANY if the client has too many waiting, UNAVAILABLE if all have
     */
    public <T> Uni<T> later(RoutingContext context, long nanos, Supplier<T> read) {
        return later(context, nanos, 1, read);
    }

    /**
     * As above.
     *
     * @param nanos of what is charged
     * @param part of the CPU that is charged: 1 for all of it, 10 for a tenth
     */
    public <T> Uni<T> later(RoutingContext context, long nanos, int part, Supplier<T> read) {
        Client client = context.get(ConcurrentWaitLimit.CLIENT);
        if (client != null) {
            rateLimiter.payAhead(client, nanos);
        }
        return Uni.createFrom()
                .item(() -> charged(client, nanos, part, read))
                .runSubscriptionOn(task -> turns.add(client, task));
    }

    /**
     * Does a read on the thread that calls, which may block, and charges its client for it. What the read leaves to {@link #later} is
     * charged there.
     */
    public <T> T here(RoutingContext context, Supplier<T> read) {
        return charged(context.get(ConcurrentWaitLimit.CLIENT), 0, 1, read);
    }

    /** @param client null where clients are not counted */
    private <T> T charged(Client client, long paid, int part, Supplier<T> read) {
        CpuCost.Span begun = cpuCost.begin();
        try {
            return read.get();
        } finally {
            if (client != null) {
                rateLimiter.settle(client, paid, cpuCost.since(begun) / part);
            }
        }
    }
}
