package dev.sistercity.registry.ratelimit;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers requests that come too fast, and counts them. */
@Singleton
class RateLimitRefusals {

    private final ProblemMapper problems;
    private final MeterRegistry meters;

    RateLimitRefusals(ProblemMapper problems, MeterRegistry meters) {
        this.problems = problems;
        this.meters = meters;
    }

    /**
     * @param budget reads, writes or pages
     * @param seconds until some are left again
     */
    void refuse(RoutingContext context, Client client, String budget, long seconds) {
        meters.counter(
                        "registry.fair.use.refused",
                        "budget",
                        budget,
                        "tier",
                        client.tier().name())
                .increment();
        problems.end(
                new Excess("No " + budget + " are left for now: try again in " + seconds + " s", seconds), context);
    }

    /** Made in great numbers when it is made at all, so without the trace of calls that led to it. */
    private static final class Excess extends RegistryException {

        private static final long serialVersionUID = 1L;

        Excess(String detail, long seconds) {
            super(Kind.TOO_MANY, detail);
            with("Retry-After", Long.toString(seconds));
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
