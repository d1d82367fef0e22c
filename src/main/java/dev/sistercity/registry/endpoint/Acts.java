package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.Register;
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
public final class Acts<D> {

    private final RecordType<D> type;
    private final RecordReads<D> reads;
    private final Endpoints endpoints;
    private final RecordWrites.Writing writing;
    private final Pages pages = new Pages();

    Acts(RecordType<D> type, RecordReads<D> reads, Endpoints endpoints, RecordWrites.Writing writing) {
        this.type = type;
        this.reads = reads;
        this.endpoints = endpoints;
        this.writing = writing;
    }

    /** What is done to a record, in a transaction. @param current says whether a version is the one the writer has seen */
    public interface Act<D, B> {
        Register.Written<D> on(UUID record, LongPredicate current, B body, Actor actor);
    }

    /** A part of a record. */
    public RestResponse<byte[]> read(RoutingContext context, String id, BiFunction<Entry<D>, Snapshot, ?> part) {
        Call call = Call.of(context);
        call.refuseParameters();
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        Snapshot snapshot = writing.replica().snapshot();
        Entry<D> entry = reads.get(call, id, snapshot);
        byte[] bytes = writing.renderer().json(part.apply(entry, snapshot));
        String etag = Tags.ofItem(entry.recorded().version(), Renderer.hash(bytes));
        return Answer.read(call, snapshot, etag, Format.JSON.contentType(), new Answer.Body(bytes, null, null));
    }

    /** A part of a record that depends on who asks, and how. */
    public interface Part<D> {

        /** @param parameters those that were declared */
        Object of(Entry<D> entry, Reading reading, Parameters parameters);
    }

    /** As above. @param declared the parameters that it takes; {@code lang} among them is followed */
    public RestResponse<byte[]> read(RoutingContext context, String id, List<ListParameter> declared, Part<D> part) {
        Call call = Call.of(context);
        LastingPart<D> lasting = (entry, reading, parameters) -> new Lasting(part.of(entry, reading, parameters), null);
        return made(call, id, declared, lasting).answer(call);
    }

    /** A part as {@link Part} makes it. @param until from then on it may be another, though nothing has changed; null for never */
    public record Lasting(Object part, Instant until) {}

    /** As {@link Part}, of what time changes too. */
    public interface LastingPart<D> {

        /** @param parameters those that were declared */
        Lasting of(Entry<D> entry, Reading reading, Parameters parameters);
    }

    /** As above, for what the same few ask again and again: kept as pages of lists are. @param now when it is asked for */
    public RestResponse<byte[]> read(
            RoutingContext context, String id, List<ListParameter> declared, Instant now, LastingPart<D> part) {
        Call call = Call.of(context);
        String key = Pages.keyInLanguages(call);
        Snapshot current = snapshot();
        Pages.Kept known = key == null ? null : pages.find(key, current.stamp(), now);
        if (known != null) {
            return new Made(current, known).answer(call);
        }
        Made made = made(call, id, declared, part);
        if (key != null) {
            pages.keep(key, made.page());
        }
        return made.answer(call);
    }

    private record Made(Snapshot snapshot, Pages.Kept page) {

        RestResponse<byte[]> answer(Call call) {
            return Answer.read(call, snapshot, page.etag(), Format.JSON.contentType(), page.body());
        }
    }

    private Made made(Call call, String id, List<ListParameter> declared, LastingPart<D> part) {
        Parameters parameters = Parameters.of(
                call.parameters(), declared.stream().collect(Collectors.toMap(ListParameter::name, known -> known)));
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        Reading reading = reads.reading(parameters, call);
        Entry<D> entry = reads.get(call, id, reading.snapshot());
        Lasting lasting = part.of(entry, reading, parameters);
        byte[] bytes = writing.renderer().json(lasting.part());
        String etag = Tags.ofItem(entry.recorded().version(), Renderer.hash(bytes));
        Answer.Body body = new Answer.Body(bytes, null, null);
        return new Made(reading.snapshot(), new Pages.Kept(reading.snapshot().stamp(), lasting.until(), etag, body));
    }

    /** Makes a new record of the body, whoever sends it. */
    public RestResponse<byte[]> create(RoutingContext context, byte[] body, Register<?, D> register) {
        return new RecordWrites<>(type, register, reads, writing).create(endpoints.actor(), Call.of(context), body);
    }

    /** Does something to a record that needs If-Match; answers the record. */
    public <B> RestResponse<byte[]> write(
            RoutingContext context, String id, byte[] body, Class<B> bodyType, Act<D, B> act) {
        return write(context, id, body, bodyType, act, null);
    }

    /** As above. @param part what is answered of the record; null for all of it */
    public <B> RestResponse<byte[]> write(
            RoutingContext context,
            String id,
            byte[] body,
            Class<B> bodyType,
            Act<D, B> act,
            BiFunction<Entry<D>, Snapshot, ?> part) {
        Call call = Call.of(context);
        Actor actor = endpoints.actor();
        WriteRequest request = WriteRequest.of(actor, context.request().method().name(), call, body);
        B sent = writing.bodies().read(body, bodyType);
        UUID record = writing.standing(reads, call, id);
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> {
            Register.Written<D> written = act.on(record, current, sent, actor);
            return part == null ? writing.outcome(type, r, written, 200) : outcome(written, part);
        });
    }

    private Writer.Outcome outcome(Register.Written<D> written, BiFunction<Entry<D>, Snapshot, ?> part) {
        Snapshot withIt = writing.replica().snapshot().with(type, written.recorded());
        Entry<D> entry = withIt.find(type, written.recorded().id()).orElseThrow();
        byte[] bytes = writing.renderer().json(part.apply(entry, withIt));
        String etag = Tags.ofItem(written.recorded().version(), Renderer.hash(bytes));
        return new Writer.Outcome(new Written(200, null, etag, null, bytes), written.changes());
    }

    /** The registry as this replica has it. @throws RegistryException UNAVAILABLE until it has caught up once */
    public Snapshot snapshot() {
        return writing.replica().snapshot();
    }
}
