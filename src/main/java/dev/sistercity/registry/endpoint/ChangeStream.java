package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The feed of all changes as server-sent events. Each reader gets a few changes at a time, and the next ones when the network
 * has taken these: a slow one falls behind in the log, not in this service's memory.
 */
@Singleton
class ChangeStream {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final int CHANGES_AT_A_TIME = 50;
    /** After how many milliseconds a reader whose connection has ended is to come back. */
    private static final String BEGINNING = "retry: 2000\n\n";

    private static final String HEARTBEAT = ":\n\n";

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

    static List<ListParameter> declared(Collection<String> collections) {
        return List.of(ChangeFeed.AFTER, FeedFilter.resource(collections), FeedFilter.CITY);
    }

    /** Where a reader is. */
    private static final class Reader {

        private final FeedFilter filter;
        private long last;
        private boolean begun;

        Reader(FeedFilter filter, long last) {
            this.filter = filter;
            this.last = last;
        }
    }

    /** @param headersOnly for HEAD */
    RestMulti<byte[]> follow(Call call, boolean headersOnly) {
        Parameters parameters = Parameters.of(call.parameters(), declared);
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.EVENTS));
        Reader reader = new Reader(FeedFilter.of(parameters, replica.snapshot()), after(parameters, call));
        return RestMulti.fromMultiData(headersOnly ? Multi.createFrom().<byte[]>empty() : events(reader))
                .header("Content-Type", Format.EVENTS.contentType())
                .header("Cache-Control", "no-store")
                // Asks proxies of nginx's kind to pass on what they get as they get it.
                .header("X-Accel-Buffering", "no")
                .header(Answer.SEQUENCE, Long.toString(replica.snapshot().sequence()))
                .build();
    }

    private static long after(Parameters parameters, Call call) {
        Optional<Long> asked = parameters
                .one(ChangeFeed.AFTER.name())
                .map(text -> ParameterValues.whole(ChangeFeed.AFTER.name(), text, 0, Long.MAX_VALUE));
        // Who comes back repeats the address of the first time, and says in the header how far it got.
        String lastEvent = call.header(LAST_EVENT_ID);
        return lastEvent == null
                ? asked.orElse(0L)
                : ParameterValues.whole(LAST_EVENT_ID, lastEvent, 0, Long.MAX_VALUE);
    }

    private Multi<byte[]> events(Reader reader) {
        return Multi.createBy()
                .repeating()
                .uni(() -> reader, this::next)
                .whilst(events -> !source.closing())
                // Too late for a refusal; who comes back gets one, or what was missing.
                .onFailure(failure -> reader.begun)
                .recoverWithCompletion()
                .onSubscription()
                .invoke(readers::incrementAndGet)
                .onTermination()
                .invoke(readers::decrementAndGet);
    }

    private Uni<byte[]> next(Reader reader) {
        return source.after(reader.last, reader.filter, CHANGES_AT_A_TIME)
                .chain(stretch -> stretch.last() == reader.last && reader.begun
                        ? source.arrival(ChangeFeed.next(reader.last), heartbeat)
                                .chain(() -> source.after(reader.last, reader.filter, CHANGES_AT_A_TIME))
                        : Uni.createFrom().item(stretch))
                .map(stretch -> events(reader, stretch));
    }

    private byte[] events(Reader reader, FeedSource.Stretch stretch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!reader.begun) {
            write(out, BEGINNING);
        }
        for (Change change : stretch.changes()) {
            write(out, "id: " + change.sequence() + "\nevent: " + Kebab.of(change.action()) + "\ndata: ");
            out.writeBytes(views.json(change, stretch.snapshot()));
            write(out, "\n\n");
        }
        if (stretch.changes().isEmpty()) {
            // A number without data is no event, but where the reader goes on that a filter leaves without any.
            write(out, stretch.last() == reader.last ? HEARTBEAT : "id: " + stretch.last() + "\n\n");
        }
        streamed.increment(stretch.changes().size());
        reader.begun = true;
        reader.last = stretch.last();
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
