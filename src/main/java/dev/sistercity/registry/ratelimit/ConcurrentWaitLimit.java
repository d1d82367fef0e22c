package dev.sistercity.registry.ratelimit;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many requests of each client wait for something: long polls, streams, and those for a change that has yet to come.
 * Their number bounds what is kept here.
 */
@Singleton
public class ConcurrentWaitLimit {

    /** Under this name a request carries its {@link Client}; nothing does while fair use is switched off. */
    static final String CLIENT = "fair-use-client";

    private static final String COUNTED = "fair-use-waiting";
    /** When one of the others will end is not known. */
    private static final String LATER_SECONDS = "5";

    private final RateLimitSettings settings;
    private final ConcurrentMap<Client, Integer> clients = new ConcurrentHashMap<>();

    ConcurrentWaitLimit(RateLimitSettings settings) {
        this.settings = settings;
    }

    /**
     * Counts a request, once, as one that waits, until it has been answered or its connection is gone.
     *
     * @throws RegistryException TOO_MANY if as many requests of its client wait as may
     */
    public void begin(RoutingContext context) {
        Client client = context.get(CLIENT);
        if (client == null || context.get(COUNTED) != null) {
            return;
        }
        int most = settings.of(client.tier()).waiting();
        if (!take(client, most)) {
            throw new RegistryException(
                            Kind.TOO_MANY,
                            "Of your requests " + most + " wait or stream already: end one before the next")
                    .with("Retry-After", LATER_SECONDS);
        }
        context.put(COUNTED, true);
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                giveBack(client);
            }
        };
        context.addEndHandler(ended -> end.run());
        if (context.response().ended() || context.response().closed()) {
            // It was gone before a listener was there.
            end.run();
        }
    }

    boolean take(Client client, int most) {
        boolean[] taken = new boolean[1];
        clients.compute(client, (same, now) -> {
            int waiting = now == null ? 0 : now;
            taken[0] = waiting < most;
            return taken[0] ? Integer.valueOf(waiting + 1) : now;
        });
        return taken[0];
    }

    void giveBack(Client client) {
        clients.computeIfPresent(client, (same, now) -> now > 1 ? now - 1 : null);
    }

    /** How many clients have requests that wait. */
    int clients() {
        return clients.size();
    }
}
