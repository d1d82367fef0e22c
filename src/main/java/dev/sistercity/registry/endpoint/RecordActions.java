package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.ResponseCache;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.endpoint.write.RecordWrites;
import dev.sistercity.registry.endpoint.write.WriteResponse;
import dev.sistercity.registry.endpoint.write.Writer;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a feature's records can do beside being created, changed and deleted, and parts of them that have an address of their
 * own. The same conventions hold as for all reads and writes.
 */
public final class RecordActions<D> {

    private final RecordCollection<D> type;
    private final RecordReads<D> reads;
    private final Endpoints endpoints;
    private final RecordWrites.WriteServices writing;
    private final ResponseCache responseCache = new ResponseCache();

    RecordActions(
            RecordCollection<D> type, RecordReads<D> reads, Endpoints endpoints, RecordWrites.WriteServices writing) {
        this.type = type;
        this.reads = reads;
        this.endpoints = endpoints;
        this.writing = writing;
    }

    /**
     * What is done to a record, in a transaction; {@code current} says whether a version is the one that the writer has seen.
     */
    public interface Act<D, B> {
        Register.WrittenRecord<D> on(UUID record, LongPredicate current, B body, Actor actor);

        /** Whether all other writers have to wait for it, as they have to for a merge. */
        default boolean standsAlone(UUID record, B body, Actor actor) {
            return false;
        }
    }

    /** A part of a record that depends on who asks, and how. */
    public interface Part<D> {

        /** @param parameters those that were declared */
        Object of(Entry<D> entry, ReadContext readContext, Parameters parameters);
    }

    /**
     * A part of a record.
     *
     * @param declared the parameters that it takes; {@code lang} among them is followed
     */
    public RestResponse<byte[]> read(RoutingContext context, String id, List<ListParameter> declared, Part<D> part) {
        ApiRequest apiRequest = ApiRequest.of(context);
        LastingPart<D> lasting =
                (entry, readContext, parameters) -> new Lasting(part.of(entry, readContext, parameters), null);
        return made(apiRequest, id, declared, lasting).answer(apiRequest);
    }

    /**
     * A part as {@link Part} makes it.
     *
     * @param until from then on it may be another, though nothing has changed; null for never
     */
    public record Lasting(Object part, Instant until) {}

    /** As {@link Part}, of what time changes too. */
    public interface LastingPart<D> {

        /** @param parameters those that were declared */
        Lasting of(Entry<D> entry, ReadContext readContext, Parameters parameters);
    }

    /**
     * As above, for what the same few ask again and again: kept as pages of lists are.
     *
     * @param now when it is asked for
     */
    public RestResponse<byte[]> read(
            RoutingContext context, String id, List<ListParameter> declared, Instant now, LastingPart<D> part) {
        ApiRequest apiRequest = ApiRequest.of(context);
        String key = ResponseCache.key(apiRequest);
        Snapshot current = writing.replica().snapshot(apiRequest);
        ResponseCache.CachedResponse known = key == null ? null : responseCache.find(key, current.stamp(), now);
        if (known != null) {
            return new Made(current, known).answer(apiRequest);
        }
        Made made = made(apiRequest, id, declared, part);
        if (key != null) {
            responseCache.keep(key, made.page());
        }
        return made.answer(apiRequest);
    }

    private record Made(Snapshot snapshot, ResponseCache.CachedResponse page) {

        RestResponse<byte[]> answer(ApiRequest apiRequest) {
            return Answer.read(apiRequest, snapshot, page.etag(), Format.JSON.contentType(), page.body());
        }
    }

    private Made made(ApiRequest apiRequest, String id, List<ListParameter> declared, LastingPart<D> part) {
        Parameters parameters = Parameters.of(
                apiRequest.parameters(),
                declared.stream().collect(Collectors.toMap(ListParameter::name, known -> known)));
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        ReadContext readContext = reads.reading(parameters, apiRequest);
        Entry<D> entry = reads.get(apiRequest, id, readContext.snapshot());
        Lasting lasting = part.of(entry, readContext, parameters);
        byte[] bytes = writing.renderer().json(lasting.part());
        String etag = EntityTags.ofItem(entry.recorded().version(), Renderer.hash(bytes));
        Answer.Body body = new Answer.Body(bytes, null, null);
        return new Made(
                readContext.snapshot(),
                new ResponseCache.CachedResponse(readContext.snapshot().stamp(), lasting.until(), etag, body));
    }

    /** @throws dev.sistercity.registry.shared.problem.RegistryException NOT_FOUND where there was none as of the day */
    public void requireExisted(Entry<D> entry, ReadContext readContext) {
        reads.requireExisted(entry, readContext);
    }

    /** Makes a new record of the body. */
    public RestResponse<byte[]> create(RoutingContext context, byte[] body, Register<?, D> register) {
        return new RecordWrites<>(type, register, reads, writing)
                .create(endpoints.actor(), ApiRequest.of(context), body);
    }

    /** Does something to a record that needs If-Match; answers the record. */
    public <B> RestResponse<byte[]> write(
            RoutingContext context, String id, byte[] body, Class<B> bodyType, Act<D, B> act) {
        return write(context, id, body, bodyType, act, null);
    }

    /**
     * As above.
     *
     * @param part what is answered of the record; null for all of it
     */
    public <B> RestResponse<byte[]> write(
            RoutingContext context,
            String id,
            byte[] body,
            Class<B> bodyType,
            Act<D, B> act,
            BiFunction<Entry<D>, Snapshot, ?> part) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Actor actor = endpoints.actor();
        WriteRequest beside = WriteRequest.of(actor, context.request().method().name(), apiRequest, body);
        B sent = writing.drafting().read(body, bodyType);
        UUID record = writing.standing(reads, apiRequest, id);
        WriteRequest request = act.standsAlone(record, sent, actor) ? beside.standingAlone() : beside;
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        return writing.writer().write(request, r -> {
            Register.WrittenRecord<D> written = act.on(record, current, sent, actor);
            return part == null ? writing.outcome(type, r, written, 200) : outcome(written, part);
        });
    }

    private Writer.Outcome outcome(Register.WrittenRecord<D> written, BiFunction<Entry<D>, Snapshot, ?> part) {
        Snapshot withIt = writing.replica().snapshot().with(type, written.recorded());
        Entry<D> entry = withIt.find(type, written.recorded().id()).orElseThrow();
        byte[] bytes = writing.renderer().json(part.apply(entry, withIt));
        String etag = EntityTags.ofItem(written.recorded().version(), Renderer.hash(bytes));
        return new Writer.Outcome(new WriteResponse(200, null, etag, null, bytes), written.changes());
    }

    /**
     * The registry as this replica has it.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException UNAVAILABLE until it has caught up once
     */
    public Snapshot snapshot() {
        return writing.replica().snapshot();
    }
}
