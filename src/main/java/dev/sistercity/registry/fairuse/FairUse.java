package dev.sistercity.registry.fairuse;

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
import java.util.List;

/**
 * Counts the requests of each client before anything is done for them, says in each answer what is left
 * (draft-ietf-httpapi-ratelimit-headers), and refuses what is too much.
 */
@Singleton
class FairUse {

    /** After CORS (300), so that scripts in browsers may read the refusal; before authentication (200), which may cost. */
    private static final int AFTER_CORS = 290;

    /**
     * Answered whatever else somebody asks: what tells operators how the service is, and what tells people why they are
     * refused.
     */
    private static final List<String> OPEN = List.of("/q", "/openapi", "/explorer", "/problems");

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

    private final FairUseSettings settings;
    private final Addresses addresses;
    private final Callers callers;
    private final Allowances allowances;
    private final Work work;
    private final ProblemMapper problems;
    private final MeterRegistry meters;

    FairUse(
            FairUseSettings settings,
            Addresses addresses,
            Callers callers,
            Allowances allowances,
            Work work,
            ProblemMapper problems,
            MeterRegistry meters) {
        this.settings = settings;
        this.addresses = addresses;
        this.callers = callers;
        this.allowances = allowances;
        this.work = work;
        this.problems = problems;
        this.meters = meters;
    }

    void install(@Observes Filters filters) {
        if (settings.enabled()) {
            filters.register(this::count, AFTER_CORS);
        }
    }

    private void count(RoutingContext context) {
        if (isOpen(context.normalizedPath())) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        Client address = addresses.of(request);
        Client client = Credential.of(request.headers())
                .map(credential -> callers.of(credential, address))
                .orElse(address);
        context.put(Waiting.CLIENT, client);
        boolean read = isRead(request.method());
        Budget budget = allowances.budget(client, read);
        Meter.Verdict verdict = allowances.take(client, read);
        context.response()
                .putHeader(POLICY, budget.policy())
                .putHeader(LIMIT, budget.item() + verdict.remaining() + ";t=" + verdict.waitSeconds());
        if (verdict.admitted()) {
            // What is answered on the event loop, as reads from memory are, is answered when this returns.
            long before = work.nanos();
            context.next();
            allowances.charge(client, read, work.nanos() - before);
        } else {
            refuse(context, client, read, verdict.waitSeconds());
        }
    }

    private void refuse(RoutingContext context, Client client, boolean read, long seconds) {
        String budget = read ? "reads" : "writes";
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

    private static boolean isOpen(String path) {
        for (String open : OPEN) {
            if (path.startsWith(open)
                    && (path.length() == open.length() || !Character.isLetterOrDigit(path.charAt(open.length())))) {
                return true;
            }
        }
        return false;
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
