package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.lineage.Position;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The feed of all changes as server-sent events. Each reader gets a few changes at a time, and the next ones when the network
 * has taken these: a slow one falls behind in the log, not in this service's memory.
 */
@Singleton
public class ChangeStream {

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String NAMED = "named";

    private static final ListParameter NAMES = new ListParameter(
            NAMED,
            "false: events have no names, so that `onmessage` of EventSource gets all of them; true by default, for "
                    + "`addEventListener` with the actions, as `updated`",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            null);

    private static final int CHANGES_AT_A_TIME = 50;
    /** After how many milliseconds a reader whose connection has ended is to come back. */
    private static final String BEGINNING = "retry: 2000\n\n";

    private static final String HEARTBEAT = ":\n\n";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FeedSource source;
    private final Replica replica;
    private final ChangeViews views;
    private final Duration heartbeat;
    private final AtomicInteger readers;
    private final Counter streamed;
    private final Map<String, ListParameter> declared = new LinkedHashMap<>();

    ChangeStream(
            FeedSource source,
            Replica replica,
            ChangeViews views,
            Catalog catalog,
            MeterRegistry meters,
            @ConfigProperty(name = "registry.changes.heartbeat", defaultValue = "15S") Duration heartbeat) {
        this.source = source;
        this.replica = replica;
        this.views = views;
        this.heartbeat = heartbeat;
        readers = meters.gauge("registry.changes.readers", new AtomicInteger());
        streamed = meters.counter("registry.changes.streamed");
        declared(FeedFilter.collections(catalog)).forEach(parameter -> declared.put(parameter.name(), parameter));
    }

    public static List<ListParameter> declared(Collection<String> collections) {
        return List.of(ChangeFeed.AFTER, FeedFilter.resource(collections), FeedFilter.CITY, NAMES);
    }

    /** Where a reader is. */
    private static final class Reader {

        private final FeedFilter filter;
        private final boolean named;
        private final Function<RegistryException, byte[]> problem;
        private Position last;
        /** Of the place that it began with; from then on places have hashes. */
        private String epoch;

        private boolean begun;
        private boolean ended;

        Reader(
                FeedFilter filter,
                boolean named,
                Function<RegistryException, byte[]> problem,
                Position last,
                String epoch) {
            this.filter = filter;
            this.named = named;
            this.problem = problem;
            this.last = last;
            this.epoch = epoch;
        }
    }

    /**
     * @param problem writes a refusal that comes when the stream has begun
     * @param headersOnly for HEAD
     */
    RestMulti<byte[]> follow(ApiRequest apiRequest, Function<RegistryException, byte[]> problem, boolean headersOnly) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), declared);
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.EVENTS));
        Reader reader = new Reader(
                FeedFilter.of(parameters, replica.snapshot()),
                parameters
                        .one(NAMED)
                        .map(text -> ParameterValues.bool(NAMED, text))
                        .orElse(true),
                problem,
                after(parameters, apiRequest),
                ReadYourWrites.epoch(apiRequest.header(Answer.EPOCH)));
        return RestMulti.fromMultiData(headersOnly ? Multi.createFrom().<byte[]>empty() : events(reader))
                .header("Content-Type", Format.EVENTS.contentType())
                .header("Cache-Control", "no-store")
                // Asks proxies of nginx's kind to pass on what they get as they get it.
                .header("X-Accel-Buffering", "no")
                .header(Answer.SEQUENCE, Long.toString(replica.snapshot().sequence()))
                .header(Answer.EPOCH, replica.snapshot().lineage().epochId())
                .build();
    }

    private static Position after(Parameters parameters, ApiRequest apiRequest) {
        Position asked = ChangeFeed.after(parameters);
        // Who comes back repeats the address of the first time, and says in the header how far it got.
        String lastEvent = apiRequest.header(LAST_EVENT_ID);
        return lastEvent == null ? asked : Position.parse(LAST_EVENT_ID, lastEvent);
    }

    private Multi<byte[]> events(Reader reader) {
        return Multi.createBy()
                .repeating()
                .uni(() -> reader, this::next)
                .whilst(events -> !source.closing() && !reader.ended)
                // Too late for a refusal; who comes back gets one, or what was missing.
                .onFailure(failure -> reader.begun)
                .recoverWithCompletion()
                .onSubscription()
                .invoke(readers::incrementAndGet)
                .onTermination()
                .invoke(readers::decrementAndGet);
    }

    private Uni<byte[]> next(Reader reader) {
        if (reader.begun && !replica.isOpen()) {
            // The log went back: the reader hears of it when this replica knows how far.
            return source.arrival(Long.MAX_VALUE, PAUSE).replaceWith(() -> HEARTBEAT.getBytes(StandardCharsets.UTF_8));
        }
        return source.after(reader.last, reader.epoch, reader.filter, CHANGES_AT_A_TIME)
                .chain(stretch -> stretch.last().sequence() == reader.last.sequence() && reader.begun
                        ? source.arrival(ChangeFeed.next(reader.last.sequence()), heartbeat)
                                .chain(() -> source.after(reader.last, reader.epoch, reader.filter, CHANGES_AT_A_TIME))
                        : Uni.createFrom().item(stretch))
                .map(stretch -> events(reader, stretch))
                .onFailure(failure -> reader.begun && failure instanceof RegistryException)
                .recoverWithUni(failure -> end(reader, (RegistryException) failure));
    }

    /** The last event of a stream whose history was lost: who comes back is refused for the same reason. */
    private Uni<byte[]> end(Reader reader, RegistryException refusal) {
        if (!replica.isOpen()) {
            return next(reader);
        }
        if (refusal.kind() != Kind.HISTORY_LOST) {
            return Uni.createFrom().failure(refusal);
        }
        reader.ended = true;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, name(reader, refusal.kind().slug()) + "data: ");
        out.writeBytes(reader.problem.apply(refusal));
        write(out, "\n\n");
        return Uni.createFrom().item(out.toByteArray());
    }

    private static String name(Reader reader, String name) {
        return reader.named ? "event: " + name + '\n' : "";
    }

    private byte[] events(Reader reader, FeedSource.Stretch stretch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!reader.begun) {
            write(out, BEGINNING);
        }
        for (Change change : stretch.changes()) {
            write(
                    out,
                    "id: " + stretch.snapshot().lineage().position(change.sequence()) + '\n'
                            + name(reader, change.named()) + "data: ");
            out.writeBytes(views.json(change, stretch.snapshot()));
            write(out, "\n\n");
        }
        if (stretch.changes().isEmpty()) {
            // A number without data is no event, but where the reader goes on that a filter leaves without any.
            write(
                    out,
                    stretch.last().sequence() == reader.last.sequence() ? HEARTBEAT : "id: " + stretch.last() + "\n\n");
        }
        streamed.increment(stretch.changes().size());
        reader.begun = true;
        reader.last = stretch.last();
        reader.epoch = null;
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
