package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.catalog.upstream.UpstreamSettings;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** In a registry that follows another: refuses all that would write, before a key or a body is looked at, and says where it is done. */
@Singleton
class FollowerRefusals {

    /** After the request has been counted ({@code ratelimit}), before authentication (200). */
    private static final int AFTER_FAIR_USE = 270;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Where a POST asks and stores nothing. */
    private static final List<String> QUESTIONS = List.of("/v1/match/", "/reconcile", "/mcp");

    private final UpstreamSettings settings;
    private final ProblemMapper problems;

    FollowerRefusals(UpstreamSettings settings, ProblemMapper problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        if (settings.follows()) {
            filters.register(this::look, AFTER_FAIR_USE);
        }
    }

    private void look(RoutingContext context) {
        String path = String.valueOf(context.request().path());
        if (READING.contains(context.request().method()) || QUESTIONS.stream().anyMatch(path::startsWith)) {
            context.next();
            return;
        }
        problems.end(
                new RegistryException(Kind.METHOD_NOT_ALLOWED, FaultCode.WRITTEN_ELSEWHERE, settings.writesElsewhere())
                        .with("Allow", "GET, HEAD, OPTIONS")
                        .with("Link", "<" + settings.address() + ">; rel=\"canonical\""),
                context);
    }
}
