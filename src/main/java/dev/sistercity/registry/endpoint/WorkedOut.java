package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Pages pages = new Pages();

    WorkedOut(Replica replica, Renderer renderer, Clock clock) {
        this.replica = replica;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** A request as far as it has been read. @param today in UTC */
    public record Asked(Parameters parameters, Reading reading, LocalDate today) {}

    /** Works an answer out. @param <V> what is answered: a view, or entries of a calendar */
    @FunctionalInterface
    public interface Working<V> {
        V of(Asked asked);
    }

    /** As JSON. */
    public Uni<RestResponse<byte[]>> json(Call call, Map<String, ListParameter> declared, Working<?> working) {
        return answer(call, declared, Format.JSON, asked -> renderer.json(working.of(asked)));
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
        Format.choose(Optional.empty(), call.header("Accept"), List.of(format));
        Parameters parameters = Parameters.of(call.parameters(), declared);
        List<String> languages = Languages.wanted(parameters.one("lang"), call.header("Accept-Language"));
        Reading reading = new Reading(replica.snapshot(), languages, null, null);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        String key = call.path() + '?' + call.query() + '\n' + languages + '\n' + today;
        Pages.Kept known = pages.find(key, reading.snapshot().stamp());
        if (known != null) {
            return Uni.createFrom().item(answer(call, reading, format, known));
        }
        return Uni.createFrom()
                .item(() -> {
                    byte[] bytes = working.of(new Asked(parameters, reading, today));
                    Pages.Kept made = new Pages.Kept(
                            reading.snapshot().stamp(), Renderer.hash(bytes), new Answer.Body(bytes, null, null));
                    pages.keep(key, made.stamp(), made.hash(), made.body());
                    return answer(call, reading, format, made);
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static RestResponse<byte[]> answer(Call call, Reading reading, Format format, Pages.Kept made) {
        return Answer.read(call, reading.snapshot(), Tags.ofList(made.hash()), format.contentType(), made.body());
    }
}
