package dev.sistercity.registry.ratelimit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Counts the requests of each client before anything is done for them, says in each answer what is left
 * (draft-ietf-httpapi-ratelimit-headers), and refuses what is too much.
 */
@Singleton
class RateLimitFilter {

    /** After CORS (300), so that scripts in browsers may read the refusal; before authentication (200), which may cost. */
    private static final int AFTER_CORS = 290;

    /** Where questions are sent as bodies: forms, since addresses are too short for them, and messages of assistants. */
    private static final Set<String> QUESTIONS = Set.of("/reconcile", "/mcp");

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

    private final RateLimitSettings settings;
    private final RequestClients clients;
    private final RateLimiter rateLimiter;
    private final OpenPages open;
    private final CpuCost cpuCost;
    private final RateLimitRefusals refusals;

    RateLimitFilter(
            RateLimitSettings settings,
            RequestClients clients,
            RateLimiter rateLimiter,
            OpenPages open,
            CpuCost cpuCost,
            RateLimitRefusals refusals) {
        this.settings = settings;
        this.clients = clients;
        this.rateLimiter = rateLimiter;
        this.open = open;
        this.cpuCost = cpuCost;
        this.refusals = refusals;
    }

    void install(@Observes Filters filters) {
        if (settings.enabled()) {
            filters.register(this::count, AFTER_CORS);
        }
    }

    private void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        Client address = clients.address(request);
        String path = context.normalizedPath();
        if (OpenPages.isProbe(path)) {
            open.probe(address, path, context);
            return;
        }
        if (OpenPages.areAt(path)) {
            countPage(context, address);
            return;
        }
        Client client = clients.of(context, address);
        context.put(ConcurrentWaitLimit.CLIENT, client);
        boolean read = isRead(request.method()) || QUESTIONS.contains(path);
        Budget budget = rateLimiter.budget(client, read);
        GcraLimiter.RateDecision verdict = rateLimiter.take(client, read);
        say(context, budget, verdict);
        if (verdict.admitted()) {
            // What is answered on the event loop, as reads from memory are, is answered when this returns.
            CpuCost.Span begun = cpuCost.begin();
            context.next();
            rateLimiter.charge(client, read, cpuCost.since(begun));
        } else {
            refusals.refuse(context, client, read ? "reads" : "writes", verdict.waitSeconds());
        }
    }

    private void countPage(RoutingContext context, Client address) {
        GcraLimiter.RateDecision verdict = open.take(address);
        say(context, open.budget(), verdict);
        if (verdict.admitted()) {
            context.next();
        } else {
            refusals.refuse(context, address, "pages", verdict.waitSeconds());
        }
    }

    private static void say(RoutingContext context, Budget budget, GcraLimiter.RateDecision verdict) {
        context.response()
                .putHeader(POLICY, budget.policy())
                .putHeader(LIMIT, budget.item() + verdict.remaining() + ";t=" + verdict.waitSeconds());
    }

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
    }

    /** Whose a request is, for the limits: its credential's, or its address's where that is not known yet. */
    @Singleton
    static class RequestClients {

        private final ClientAddresses clientAddresses;
        private final Callers callers;

        RequestClients(ClientAddresses clientAddresses, Callers callers) {
            this.clientAddresses = clientAddresses;
            this.callers = callers;
        }

        Client address(HttpServerRequest request) {
            return clientAddresses.of(request);
        }

        /** @param address of the request */
        Client of(RoutingContext context, Client address) {
            return Credential.of(context)
                    .map(credential -> callers.of(credential, address))
                    .orElse(address);
        }
    }
}
