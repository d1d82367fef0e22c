package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.past.PastState;
import dev.sistercity.registry.catalog.past.PastStates;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Prepares the registry of an earlier time before a read with {@code knownAt} comes to its endpoint, which then answers from
 * it as from any other state. It may have to be made, so the request waits, without a thread.
 */
@Singleton
class KnownAtFilter {

    /** After the request has been counted, as those that wait for a number of the log. */
    private static final int AFTER_FAIR_USE = 270;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String API = "/v1";

    private final PastStates states;
    private final Replica replica;
    private final ProblemMapper problems;
    private final ConcurrentWaitLimit concurrentWaitLimit;

    KnownAtFilter(PastStates states, Replica replica, ProblemMapper problems, ConcurrentWaitLimit concurrentWaitLimit) {
        this.states = states;
        this.replica = replica;
        this.problems = problems;
        this.concurrentWaitLimit = concurrentWaitLimit;
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, AFTER_FAIR_USE);
    }

    private void look(RoutingContext context) {
        String query = context.request().query();
        String path = context.request().path();
        if (query == null
                || path == null
                || !query.contains(CommonParameters.KNOWN_AT.name())
                || !path.startsWith(API)
                || !READS.contains(context.request().method())) {
            context.next();
            return;
        }
        try {
            List<String> times =
                    ApiRequest.of(context).parameters().getOrDefault(CommonParameters.KNOWN_AT.name(), List.of());
            if (times.size() == 1) {
                await(ParameterValues.timestamp(CommonParameters.KNOWN_AT.name(), times.get(0)), context);
            } else {
                // Refused where the parameters are checked.
                context.next();
            }
        } catch (RegistryException e) {
            problems.end(e, context);
        }
    }

    private void await(Instant time, RoutingContext context) {
        replica.snapshot();
        CompletableFuture<PastState> state = states.at(time);
        if (!state.isDone()) {
            concurrentWaitLimit.begin(context);
        }
        Context loop = context.vertx().getOrCreateContext();
        state.whenComplete((found, failure) -> loop.runOnContext(again -> goOn(found, failure, context)));
    }

    private void goOn(PastState found, Throwable failure, RoutingContext context) {
        if (context.response().closed()) {
            return;
        }
        if (failure == null) {
            context.put(ApiRequest.PAST, found);
            context.next();
        } else {
            problems.end(PastStates.refusal(failure), context);
        }
    }
}
