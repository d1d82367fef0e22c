package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.ratelimit.LongReads;
import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers that are worked out of many records and are no list of any of them. What was worked out is kept for as long as
 * nothing is written and the day lasts; working out happens on a worker, once for all who ask meanwhile, and answering what is
 * kept does not need one.
 */
@Singleton
public class ComputedResponses {

    /** Bytes. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final Replica replica;
    private final Renderer renderer;
    private final Clock clock;
    private final LongReads longReads;
    private final CurrentVertxRequest request;
    private final ResponseCache responseCache = new ResponseCache(MOST_KEPT);
    private final Map<CacheKey, Underway> underway = new ConcurrentHashMap<>();

    ComputedResponses(
            Replica replica, Renderer renderer, Clock clock, LongReads longReads, CurrentVertxRequest request) {
        this.replica = replica;
        this.renderer = renderer;
        this.clock = clock;
        this.longReads = longReads;
        this.request = request;
    }

    /**
     * A request as far as it has been read.
     *
     * @param today in UTC
     */
    public record ComputedRequest(ApiRequest call, Parameters parameters, ReadContext reading, LocalDate today) {}

    /**
     * Works an answer out.
     *
     * @param <V> what is answered: a view, a calendar, or bytes
     */
    @FunctionalInterface
    public interface Working<V> {
        V of(ComputedRequest asked);
    }

    /**
     * An answer in one format.
     *
     * @param language of what is in it, for Content-Language; null where that is not told
     */
    public record ComputedBody(byte[] bytes, String language) {}

    /**
     * What is unlike other answers.
     *
     * @param also what else decides it, beside the request's address and languages and the day
     * @param part of the work that its client is charged for: 1 for all of it, 10 for a tenth
     */
    public record Terms(String also, int part) {}

    /** What is being worked out, and for whom. */
    private record Underway(Uni<ResponseCache.CachedResponse> result, Queue<Cancellation> callers) {}

    /** Everything that decides what is answered. */
    private record CacheKey(long stamp, String key) {}

    /** As JSON. */
    public Uni<RestResponse<byte[]>> json(
            ApiRequest apiRequest, Map<String, ListParameter> declared, Working<?> working) {
        return as(Format.JSON, apiRequest, declared, asked -> renderer.json(working.of(asked)));
    }

    /** As iCalendar. */
    public Uni<RestResponse<byte[]>> calendar(
            ApiRequest apiRequest, Map<String, ListParameter> declared, Working<Calendar.Sheet> working) {
        return as(Format.ICS, apiRequest, declared, asked -> CalendarFormat.write(working.of(asked)));
    }

    /** As the bytes of a format. */
    public Uni<RestResponse<byte[]>> as(
            Format format, ApiRequest apiRequest, Map<String, ListParameter> declared, Working<byte[]> working) {
        return any(apiRequest, declared, Map.of(format, asked -> new ComputedBody(working.of(asked), null)));
    }

    /** In one of several formats, the first of them the default; {@code format}, if it is declared, goes before Accept. */
    public Uni<RestResponse<byte[]>> any(
            ApiRequest apiRequest, Map<String, ListParameter> declared, Map<Format, Working<ComputedBody>> formats) {
        return any(apiRequest, declared, formats, new Terms("", 1));
    }

    /**
     * As above.
     *
     * @param terms on which it is worked out and kept
     */
    public Uni<RestResponse<byte[]>> any(
            ApiRequest apiRequest,
            Map<String, ListParameter> declared,
            Map<Format, Working<ComputedBody>> formats,
            Terms terms) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), declared);
        List<Format> offered = List.copyOf(formats.keySet());
        // Where the address names the form there is nothing to choose, whatever a program accepts.
        Format format = Format.named(apiRequest.path(), offered)
                .orElseGet(() -> Format.choose(parameters.one("format"), apiRequest.header("Accept"), offered));
        List<String> languages = Languages.wanted(parameters.one("lang"), apiRequest.header("Accept-Language"));
        Snapshot snapshot = replica.snapshot(apiRequest);
        Instant now =
                apiRequest.past() == null ? clock.instant() : apiRequest.past().time();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        String deciding = String.join("\n", languages.toString(), today.toString(), format.name(), terms.also());
        CacheKey work = new CacheKey(snapshot.stamp(), apiRequest.path() + '?' + apiRequest.query() + '\n' + deciding);
        ResponseCache.CachedResponse known = responseCache.find(work.key(), work.stamp(), null);
        if (known != null) {
            return Uni.createFrom().item(answer(apiRequest, snapshot, format, known));
        }
        ComputedRequest asked = new ComputedRequest(
                apiRequest, parameters, CommonParameters.reading(parameters, snapshot, languages), today);
        Cancellation caller = Cancellation.of(request.getCurrent());
        return underway.compute(
                        work,
                        (same, before) -> joined(
                                before,
                                caller,
                                callers -> begin(
                                        work,
                                        callers,
                                        terms,
                                        () -> marked(formats.get(format).of(asked), format, parameters))))
                .result()
                .map(made -> answer(apiRequest, snapshot, format, made));
    }

    private static ComputedBody marked(ComputedBody made, Format format, Parameters parameters) {
        return new ComputedBody(ByteOrderMark.before(made.bytes(), format, parameters), made.language());
    }

    private static Underway joined(
            Underway before,
            Cancellation caller,
            Function<Queue<Cancellation>, Uni<ResponseCache.CachedResponse>> begin) {
        Underway joined = before;
        if (joined == null) {
            Queue<Cancellation> callers = new ConcurrentLinkedQueue<>();
            joined = new Underway(begin.apply(callers), callers);
        }
        joined.callers().add(caller);
        return joined;
    }

    /** Those who asked may have left before there was a thread; a request that comes from now on has it begun anew. */
    private void refuseWhenDeserted(CacheKey work, Queue<Cancellation> callers) {
        if (callers.stream().allMatch(Cancellation::isRequested) && end(work, callers, true)) {
            throw new Cancellation.CallerLeft();
        }
    }

    /**
     * Lets no further request join.
     *
     * @param deserted unless a request has joined whose client is still there
     * @return whether it did
     */
    private boolean end(CacheKey work, Queue<Cancellation> callers, boolean deserted) {
        boolean[] ended = new boolean[1];
        underway.computeIfPresent(work, (same, known) -> {
            ended[0] =
                    known.callers() == callers && (!deserted || callers.stream().allMatch(Cancellation::isRequested));
            return ended[0] ? null : known;
        });
        return ended[0];
    }

    /** What is written as JSON. */
    public byte[] bytes(Object view) {
        return renderer.json(view);
    }

    /**
     * The record that a path names.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException where there is none
     */
    public <D> Entry<D> get(ApiRequest apiRequest, RecordCollection<D> type, String id) {
        return get(apiRequest, type, id, replica.snapshot(apiRequest));
    }

    /** The record that a path names, as the registry was when it was asked for. */
    public <D> Entry<D> get(ComputedRequest asked, RecordCollection<D> type, String id) {
        return get(asked.call(), type, id, asked.reading().snapshot());
    }

    private <D> Entry<D> get(ApiRequest apiRequest, RecordCollection<D> type, String id, Snapshot snapshot) {
        return new RecordReads<>(type, replica, renderer).get(apiRequest, id, snapshot);
    }

    private Uni<ResponseCache.CachedResponse> begin(
            CacheKey work, Queue<Cancellation> callers, Terms terms, Supplier<ComputedBody> working) {
        return longReads
                .later(request.getCurrent(), 0, terms.part(), () -> {
                    refuseWhenDeserted(work, callers);
                    ComputedBody made = working.get();
                    ResponseCache.CachedResponse kept = new ResponseCache.CachedResponse(
                            work.stamp(),
                            null,
                            EntityTags.ofList(Renderer.hash(made.bytes())),
                            new Answer.Body(made.bytes(), made.language(), null));
                    responseCache.keep(work.key(), kept);
                    return kept;
                })
                .onTermination()
                .invoke(() -> end(work, callers, false))
                .memoize()
                .indefinitely();
    }

    private static RestResponse<byte[]> answer(
            ApiRequest apiRequest, Snapshot snapshot, Format format, ResponseCache.CachedResponse made) {
        return Answer.read(apiRequest, snapshot, made.etag(), format.contentType(), made.body());
    }
}
