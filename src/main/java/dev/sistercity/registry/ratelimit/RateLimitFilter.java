package dev.sistercity.registry.ratelimit;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Counts the requests of each client before anything is done for them, says in each answer what is left
 * (draft-ietf-httpapi-ratelimit-headers), and refuses what is too much.
 */
@Singleton
class RateLimitFilter {

    /** After CORS (300), so that scripts in browsers may read the refusal; before authentication (200), which may cost. */
    private static final int AFTER_CORS = 290;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

    private final RateLimitSettings settings;
    private final ClientAddresses clientAddresses;
    private final Callers callers;
    private final RateLimiter rateLimiter;
    private final OpenPages open;
    private final CpuCost cpuCost;
    private final ProblemMapper problems;
    private final MeterRegistry meters;

    RateLimitFilter(
            RateLimitSettings settings,
            ClientAddresses clientAddresses,
            Callers callers,
            RateLimiter rateLimiter,
            OpenPages open,
            CpuCost cpuCost,
            ProblemMapper problems,
            MeterRegistry meters) {
        this.settings = settings;
        this.clientAddresses = clientAddresses;
        this.callers = callers;
        this.rateLimiter = rateLimiter;
        this.open = open;
        this.cpuCost = cpuCost;
        this.problems = problems;
        this.meters = meters;
    }

    void install(@Observes Filters filters) {
        if (settings.enabled()) {
            filters.register(this::count, AFTER_CORS);
        }
    }

    private void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        Client address = clientAddresses.of(request);
        String path = context.normalizedPath();
        if (OpenPages.isProbe(path)) {
            open.probe(address, path, context);
            return;
        }
        if (OpenPages.areAt(path)) {
            countPage(context, address);
            return;
        }
        Client client = Credential.of(context)
                .map(credential -> callers.of(credential, address))
                .orElse(address);
        context.put(ConcurrentWaitLimit.CLIENT, client);
        boolean read = isRead(request.method());
        Budget budget = rateLimiter.budget(client, read);
        GcraLimiter.RateDecision verdict = rateLimiter.take(client, read);
        say(context, budget, verdict);
        if (verdict.admitted()) {
            // What is answered on the event loop, as reads from memory are, is answered when this returns.
            CpuCost.Span begun = cpuCost.begin();
            context.next();
            rateLimiter.charge(client, read, cpuCost.since(begun));
        } else {
            refuse(context, client, read ? "reads" : "writes", verdict.waitSeconds());
        }
    }

    private void countPage(RoutingContext context, Client address) {
        GcraLimiter.RateDecision verdict = open.take(address);
        say(context, open.budget(), verdict);
        if (verdict.admitted()) {
            context.next();
        } else {
            refuse(context, address, "pages", verdict.waitSeconds());
        }
    }

    private static void say(RoutingContext context, Budget budget, GcraLimiter.RateDecision verdict) {
        context.response()
                .putHeader(POLICY, budget.policy())
                .putHeader(LIMIT, budget.item() + verdict.remaining() + ";t=" + verdict.waitSeconds());
    }

    private void refuse(RoutingContext context, Client client, String budget, long seconds) {
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

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
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
