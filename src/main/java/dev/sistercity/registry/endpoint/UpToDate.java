package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.fairuse.Waiting;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Holds a request that says {@code Registry-Sequence: n} back until this replica is that far: who has written on one replica
 * reads on any other what was written. Says on every answer how far the replica is.
 */
@Singleton
class UpToDate {

    /** After requests have their ids and impossible ones are refused. */
    private static final int EARLY = Integer.MIN_VALUE + 1002;

    /** After the request has been counted ({@code fairuse}): who waits holds something. Before authentication (200). */
    private static final int AFTER_FAIR_USE = 280;

    private static final String API = "/v1";

    private final Catalog catalog;
    private final FeedSource source;
    private final ProblemMapper problems;
    private final Waiting waiting;
    private final Duration patience;

    UpToDate(
            Catalog catalog,
            FeedSource source,
            ProblemMapper problems,
            Waiting waiting,
            @ConfigProperty(name = "registry.sequence.patience", defaultValue = "5S") Duration patience) {
        this.catalog = catalog;
        this.source = source;
        this.problems = problems;
        this.waiting = waiting;
        this.patience = patience;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(context -> {
            if (isOurs(context)) {
                say(catalog.snapshot().sequence(), context);
            }
            context.next();
        });
    }

    void installWait(@Observes Filters filters) {
        filters.register(this::look, AFTER_FAIR_USE);
    }

    private static boolean isOurs(RoutingContext context) {
        String path = context.request().path();
        return path != null && path.startsWith(API);
    }

    private void look(RoutingContext context) {
        String wanted = isOurs(context) ? context.request().getHeader(Answer.SEQUENCE) : null;
        if (wanted == null) {
            context.next();
            return;
        }
        try {
            long sequence = sequence(context, wanted);
            if (sequence <= catalog.snapshot().sequence()) {
                context.next();
            } else {
                waiting.begin(context);
                await(sequence, context);
            }
        } catch (RegistryException e) {
            problems.end(e, context);
        }
    }

    /** On refusals too. An answer that was made from a later state says so itself. */
    private static void say(long reached, RoutingContext context) {
        context.addHeadersEndHandler(ended -> {
            MultiMap headers = context.response().headers();
            if (!headers.contains(Answer.SEQUENCE)) {
                headers.set(Answer.SEQUENCE, Long.toString(reached));
            }
        });
    }

    private static long sequence(RoutingContext context, String first) {
        if (context.request().headers().getAll(Answer.SEQUENCE).size() > 1) {
            throw RegistryException.ofParameter(Answer.SEQUENCE, "must not be repeated");
        }
        return ParameterValues.whole(Answer.SEQUENCE, first, 0, Long.MAX_VALUE);
    }

    private void await(long sequence, RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        source.arrival(sequence, patience)
                .subscribe()
                .with(arrived -> loop.runOnContext(again -> goOn(sequence, context)));
    }

    private void goOn(long sequence, RoutingContext context) {
        long reached = catalog.snapshot().sequence();
        if (context.response().closed()) {
            return;
        }
        say(reached, context);
        if (reached >= sequence) {
            context.next();
        } else {
            problems.end(
                    new RegistryException(
                                    Kind.UNAVAILABLE,
                                    "This replica has reached change " + reached + ", and not yet " + sequence)
                            .with("Retry-After", "1"),
                    context);
        }
    }
}
