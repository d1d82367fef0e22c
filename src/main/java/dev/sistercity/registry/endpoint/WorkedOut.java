package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
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
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers that are worked out of many records and are no list of any of them. What was worked out is kept for as long as
 * nothing is written and the day lasts; working out happens on a worker, answering what is kept does not need one.
 */
@Singleton
public class WorkedOut {

    private final Replica replica;
    private final Renderer renderer;
    private final Clock clock;
    private final WorkElsewhere work;
    private final CurrentVertxRequest request;
    private final Pages pages = new Pages();

    WorkedOut(Replica replica, Renderer renderer, Clock clock, WorkElsewhere work, CurrentVertxRequest request) {
        this.replica = replica;
        this.renderer = renderer;
        this.clock = clock;
        this.work = work;
        this.request = request;
    }

    /** A request as far as it has been read. @param today in UTC */
    public record Asked(Parameters parameters, Reading reading, LocalDate today) {}

    /** Works an answer out. @param <V> what is answered: a view, or entries of a calendar */
    @FunctionalInterface
    public interface Working<V> {
        V of(Asked asked);
    }

    /** An answer in one format. @param language of what is in it, for Content-Language; null where that is not told */
    public record Written(byte[] bytes, String language) {}

    /** As JSON. */
    public Uni<RestResponse<byte[]>> json(Call call, Map<String, ListParameter> declared, Working<?> working) {
        return answer(call, declared, Format.JSON, asked -> renderer.json(working.of(asked)));
    }

    /** In one of several formats, the first of them the default; {@code format}, if it is declared, goes before Accept. */
    public Uni<RestResponse<byte[]>> any(
            Call call, Map<String, ListParameter> declared, Map<Format, Working<Written>> formats) {
        return answer(call, declared, formats);
    }

    /** What is written as JSON. */
    public byte[] bytes(Object view) {
        return renderer.json(view);
    }

    /** As iCalendar. */
    public Uni<RestResponse<byte[]>> calendar(
            Call call, Map<String, ListParameter> declared, Working<List<Calendar.Event>> working) {
        return answer(call, declared, Format.ICS, asked -> CalendarFormat.write(working.of(asked)));
    }

    /** The record that a path names. @throws dev.sistercity.registry.shared.problem.RegistryException where there is none */
    public <D> Entry<D> get(Call call, RecordType<D> type, String id) {
        return new RecordReads<>(type, replica, renderer).get(call, id, replica.snapshot());
    }

    private Uni<RestResponse<byte[]>> answer(
            Call call, Map<String, ListParameter> declared, Format format, Working<byte[]> working) {
        return answer(call, declared, Map.of(format, asked -> new Written(working.of(asked), null)));
    }

    private Uni<RestResponse<byte[]>> answer(
            Call call, Map<String, ListParameter> declared, Map<Format, Working<Written>> formats) {
        Parameters parameters = Parameters.of(call.parameters(), declared);
        Format format = Format.choose(parameters.one("format"), call.header("Accept"), List.copyOf(formats.keySet()));
        List<String> languages = Languages.wanted(parameters.one("lang"), call.header("Accept-Language"));
        Reading reading = new Reading(replica.snapshot(), languages, null, null);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        String key = call.path() + '?' + call.query() + '\n' + languages + '\n' + today + '\n' + format;
        Pages.Kept known = pages.find(key, reading.snapshot().stamp());
        if (known != null) {
            return Uni.createFrom().item(answer(call, reading, format, known));
        }
        WorkElsewhere.Account account = work.of(request.getCurrent());
        return Uni.createFrom()
                .item(() -> account.charged(() -> {
                    Written made = formats.get(format).of(new Asked(parameters, reading, today));
                    Pages.Kept kept = new Pages.Kept(
                            reading.snapshot().stamp(),
                            Renderer.hash(made.bytes()),
                            new Answer.Body(made.bytes(), made.language(), null));
                    pages.keep(key, kept.stamp(), kept.hash(), kept.body());
                    return answer(call, reading, format, kept);
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static RestResponse<byte[]> answer(Call call, Reading reading, Format format, Pages.Kept made) {
        return Answer.read(call, reading.snapshot(), Tags.ofList(made.hash()), format.contentType(), made.body());
    }
}
