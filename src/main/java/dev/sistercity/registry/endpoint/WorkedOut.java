package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.fairuse.WorkElsewhere;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers that are worked out of many records and are no list of any of them. What was worked out is kept for as long as
 * nothing is written and the day lasts; working out happens on a worker, once for all who ask meanwhile, and answering what is
 * kept does not need one.
 */
@Singleton
public class WorkedOut {

    /** Bytes. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final Replica replica;
    private final Renderer renderer;
    private final Clock clock;
    private final WorkElsewhere elsewhere;
    private final CurrentVertxRequest request;
    private final Pages pages = new Pages(MOST_KEPT);
    private final Map<Work, Uni<Pages.Kept>> underway = new ConcurrentHashMap<>();

    WorkedOut(Replica replica, Renderer renderer, Clock clock, WorkElsewhere elsewhere, CurrentVertxRequest request) {
        this.replica = replica;
        this.renderer = renderer;
        this.clock = clock;
        this.elsewhere = elsewhere;
        this.request = request;
    }

    /** A request as far as it has been read. @param today in UTC */
    public record Asked(Call call, Parameters parameters, Reading reading, LocalDate today) {}

    /** Works an answer out. @param <V> what is answered: a view, a calendar, or bytes */
    @FunctionalInterface
    public interface Working<V> {
        V of(Asked asked);
    }

    /** An answer in one format. @param language of what is in it, for Content-Language; null where that is not told */
    public record Written(byte[] bytes, String language) {}

    /** Everything that decides what is answered. */
    private record Work(long stamp, String key) {}

    /** As JSON. */
    public Uni<RestResponse<byte[]>> json(Call call, Map<String, ListParameter> declared, Working<?> working) {
        return as(Format.JSON, call, declared, asked -> renderer.json(working.of(asked)));
    }

    /** As iCalendar. */
    public Uni<RestResponse<byte[]>> calendar(
            Call call, Map<String, ListParameter> declared, Working<Calendar.Sheet> working) {
        return as(Format.ICS, call, declared, asked -> CalendarFormat.write(working.of(asked)));
    }

    /** As the bytes of a format. */
    public Uni<RestResponse<byte[]>> as(
            Format format, Call call, Map<String, ListParameter> declared, Working<byte[]> working) {
        return any(call, declared, Map.of(format, asked -> new Written(working.of(asked), null)));
    }

    /** In one of several formats, the first of them the default; {@code format}, if it is declared, goes before Accept. */
    public Uni<RestResponse<byte[]>> any(
            Call call, Map<String, ListParameter> declared, Map<Format, Working<Written>> formats) {
        Parameters parameters = Parameters.of(call.parameters(), declared);
        Format format = Format.choose(parameters.one("format"), call.header("Accept"), List.copyOf(formats.keySet()));
        List<String> languages = Languages.wanted(parameters.one("lang"), call.header("Accept-Language"));
        Snapshot snapshot = replica.snapshot();
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Work work = new Work(
                snapshot.stamp(), call.path() + '?' + call.query() + '\n' + languages + '\n' + today + '\n' + format);
        Pages.Kept known = pages.find(work.key(), work.stamp(), null);
        if (known != null) {
            return Uni.createFrom().item(answer(call, snapshot, format, known));
        }
        Asked asked = new Asked(call, parameters, new Reading(snapshot, languages, null, null), today);
        return underway.computeIfAbsent(
                        work, w -> begin(w, () -> formats.get(format).of(asked)))
                .map(made -> answer(call, snapshot, format, made));
    }

    /** What is written as JSON. */
    public byte[] bytes(Object view) {
        return renderer.json(view);
    }

    /** The record that a path names. @throws dev.sistercity.registry.shared.problem.RegistryException where there is none */
    public <D> Entry<D> get(Call call, RecordType<D> type, String id) {
        return get(call, type, id, replica.snapshot());
    }

    /** The record that a path names, as the registry was when it was asked for. */
    public <D> Entry<D> get(Asked asked, RecordType<D> type, String id) {
        return get(asked.call(), type, id, asked.reading().snapshot());
    }

    private <D> Entry<D> get(Call call, RecordType<D> type, String id, Snapshot snapshot) {
        return new RecordReads<>(type, replica, renderer).get(call, id, snapshot);
    }

    private Uni<Pages.Kept> begin(Work work, Supplier<Written> working) {
        WorkElsewhere.Account account = elsewhere.of(request.getCurrent());
        return Uni.createFrom()
                .item(() -> account.charged(() -> {
                    Written made = working.get();
                    Pages.Kept kept = new Pages.Kept(
                            work.stamp(),
                            null,
                            Tags.ofList(Renderer.hash(made.bytes())),
                            new Answer.Body(made.bytes(), made.language(), null));
                    pages.keep(work.key(), kept);
                    return kept;
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(() -> underway.remove(work))
                .memoize()
                .indefinitely();
    }

    private static RestResponse<byte[]> answer(Call call, Snapshot snapshot, Format format, Pages.Kept made) {
        return Answer.read(call, snapshot, made.etag(), format.contentType(), made.body());
    }
}
