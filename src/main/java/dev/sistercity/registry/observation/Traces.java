package dev.sistercity.registry.observation;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A span of each request for OpenTelemetry, if {@code registry.traces.endpoint} names a collector. A trace that a caller has begun is gone on
 * with, as the caller wants it to be sampled or not; of others, a share is sampled.
 */
@Singleton
class Traces {

    private static final int FIRST = Integer.MIN_VALUE + 1002;
    /** Where Quarkus puts the template of an address, for the metrics. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final long NANOS = 1_000_000_000L;
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final SpanExporter exporter;
    private final Clock clock;
    private final double share;

    Traces(
            Clock clock,
            @ConfigProperty(name = "registry.traces.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "registry.traces.share") double share,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.clock = clock;
        this.share = share;
        this.exporter = endpoint.map(collector -> new SpanExporter(collector, version, WAIT))
                .orElse(null);
    }

    void install(@Observes Router router) {
        if (exporter != null) {
            exporter.start();
            router.route().order(FIRST).handler(this::look);
        }
    }

    void end(@Observes ShutdownEvent end) {
        if (exporter != null) {
            exporter.end();
        }
    }

    private void look(RoutingContext context) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TraceParent from = TraceParent.of(context.request().getHeader("traceparent"))
                .orElseGet(() -> TraceParent.begun(random, random.nextDouble() < share));
        if (from.sampled()) {
            Instant now = clock.instant();
            long began = now.getEpochSecond() * NANOS + now.getNano();
            long tick = System.nanoTime();
            String id = TraceParent.id(random, 8);
            context.addEndHandler(end -> exporter.add(new Span(
                    from,
                    id,
                    context.request().method().name(),
                    context.normalizedPath(),
                    template(context),
                    context.response().getStatusCode(),
                    began,
                    began + System.nanoTime() - tick)));
        }
        context.next();
    }

    private static String template(RoutingContext context) {
        Context of = context.request() instanceof HttpServerRequestInternal request ? request.context() : null;
        return of == null ? null : of.getLocal(TEMPLATE);
    }
}
