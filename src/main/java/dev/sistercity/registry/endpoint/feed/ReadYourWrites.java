package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.lineage.Position;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Read-your-writes across replicas: delays a request with {@code Registry-Sequence: n} until this replica has applied change n,
 * and says on every answer how far the replica is.
 */
@Singleton
class ReadYourWrites {

    /** After requests have their ids and impossible ones are refused. */
    private static final int EARLY = Integer.MIN_VALUE + 1002;

    /** After the request has been counted ({@code ratelimit}): who waits holds something. Before authentication (200). */
    private static final int AFTER_FAIR_USE = 280;

    private static final String API = "/v1";
    private static final int MOST_OF_AN_EPOCH = 32;

    private final Catalog catalog;
    private final FeedSource source;
    private final ProblemMapper problems;
    private final ConcurrentWaitLimit concurrentWaitLimit;
    private final Duration patience;

    ReadYourWrites(
            Catalog catalog,
            FeedSource source,
            ProblemMapper problems,
            ConcurrentWaitLimit concurrentWaitLimit,
            @ConfigProperty(name = "registry.sequence.patience", defaultValue = "5S") Duration patience) {
        this.catalog = catalog;
        this.source = source;
        this.problems = problems;
        this.concurrentWaitLimit = concurrentWaitLimit;
        this.patience = patience;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(context -> {
            if (isOurs(context)) {
                say(catalog.latest(), context);
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
            Position position = Position.parse(Answer.SEQUENCE, once(context, Answer.SEQUENCE, wanted));
            String epoch = epoch(once(context, Answer.EPOCH, context.request().getHeader(Answer.EPOCH)));
            Snapshot here = catalog.latest();
            if (FeedSource.isAhead(position, epoch, here)) {
                concurrentWaitLimit.begin(context);
                await(position, epoch, context);
            } else {
                here.lineage().require(position, epoch, here.sequence());
                context.next();
            }
        } catch (RegistryException e) {
            problems.end(e, context);
        }
    }

    /** On refusals too. An answer that was made from a later state says so itself. */
    private static void say(Snapshot reached, RoutingContext context) {
        context.addHeadersEndHandler(ended -> {
            MultiMap headers = context.response().headers();
            if (!headers.contains(Answer.SEQUENCE)) {
                headers.set(Answer.SEQUENCE, Long.toString(reached.sequence()));
            }
            if (!headers.contains(Answer.EPOCH)) {
                headers.set(Answer.EPOCH, reached.lineage().epochId());
            }
        });
    }

    private static String once(RoutingContext context, String header, String first) {
        if (context.request().headers().getAll(header).size() > 1) {
            throw RegistryException.ofParameter(header, "must not be repeated");
        }
        return first;
    }

    /**
     * The epoch that a client knows.
     *
     * @param header as it came; null where it did not
     * @throws RegistryException MALFORMED
     */
    static String epoch(String header) {
        if (header == null
                || header.length() <= MOST_OF_AN_EPOCH && header.chars().allMatch(ReadYourWrites::isOfAnEpoch)) {
            return header;
        }
        throw RegistryException.ofParameter(
                Answer.EPOCH, "must be the Registry-Epoch of an answer, such as 1-5f3a9c21");
    }

    private static boolean isOfAnEpoch(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == '-';
    }

    private void await(Position position, String epoch, RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        boolean known = epoch == null || catalog.latest().lineage().knows(epoch);
        // An epoch that is not known here may be one that another replica has just begun.
        (known ? Uni.createFrom().item(true) : source.read(patience))
                .chain(read -> source.arrival(position.sequence(), patience)
                        .chain(() -> catalog.latest().sequence() >= position.sequence()
                                ? Uni.createFrom().item(read)
                                : source.read(patience)))
                .subscribe()
                .with(read -> loop.runOnContext(again -> goOn(position, epoch, read, context)));
    }

    private void goOn(Position position, String epoch, boolean read, RoutingContext context) {
        Snapshot here = catalog.latest();
        if (context.response().closed()) {
            return;
        }
        say(here, context);
        try {
            Snapshot open = catalog.snapshot();
            if (!read && FeedSource.isAhead(position, epoch, open)) {
                throw new RegistryException(
                                Kind.UNAVAILABLE,
                                "This replica has reached change " + open.sequence() + ", and not yet " + position)
                        .with("Retry-After", "1");
            }
            FeedSource.requireInLog(position, epoch, open);
            context.next();
        } catch (RegistryException e) {
            problems.end(e, context);
        }
    }
}
