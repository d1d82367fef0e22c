package dev.sistercity.registry.fairuse;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Charges clients for what is worked out for them on other threads than the one that takes their requests, where nobody sees it. */
@Singleton
public class WorkElsewhere {

    private final Allowances allowances;
    private final Work work;

    WorkElsewhere(Allowances allowances, Work work) {
        this.allowances = allowances;
        this.work = work;
    }

    /** Whose account work goes to. */
    public interface Account {

        /** Does a read's work on the thread that calls, and charges for it. */
        <T> T charged(Supplier<T> reading);
    }

    /** The account of whoever has sent a request. To be asked for on the thread that takes it. */
    public Account of(RoutingContext context) {
        Client client = context.get(Waiting.CLIENT);
        return new Account() {
            @Override
            public <T> T charged(Supplier<T> reading) {
                long before = work.nanos();
                try {
                    return reading.get();
                } finally {
                    // Nobody is counted while fair use is switched off.
                    if (client != null) {
                        allowances.charge(client, true, work.nanos() - before);
                    }
                }
            }
        };
    }
}
