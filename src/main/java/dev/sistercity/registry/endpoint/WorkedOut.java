package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
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
    private final Pages pages = new Pages(MOST_KEPT);
    private final Map<Asked, Uni<Pages.Kept>> underway = new ConcurrentHashMap<>();

    WorkedOut(Replica replica, Renderer renderer, Clock clock) {
        this.replica = replica;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** A request as far as it has been read. @param today in UTC */
    public record Question(Call call, Parameters parameters, Reading reading, LocalDate today) {}

    /** Works an answer out. @param <A> the answer: a view, a calendar, or bytes */
    @FunctionalInterface
    public interface Working<A> {
        A of(Question question);
    }

    /** An answer in one format. @param language of what is in it, for Content-Language; null where that is not told */
    public record Written(byte[] bytes, String language) {}

    /** Everything that decides what is answered. */
    private record Asked(long stamp, String key) {}

    /** As JSON. */
    public Uni<RestResponse<byte[]>> json(Call call, Map<String, ListParameter> declared, Working<?> working) {
        return bytes(call, declared, Format.JSON, question -> renderer.json(working.of(question)));
    }

    /** As iCalendar. */
    public Uni<RestResponse<byte[]>> calendar(
            Call call, Map<String, ListParameter> declared, Working<Calendar.Sheet> working) {
        return bytes(call, declared, Format.ICS, question -> CalendarFormat.write(working.of(question)));
    }

    /** As the bytes of a format. */
    public Uni<RestResponse<byte[]>> bytes(
            Call call, Map<String, ListParameter> declared, Format format, Working<byte[]> working) {
        return answer(
                call,
                format,
                () -> {
                    Format.choose(Optional.empty(), call.header("Accept"), List.of(format));
                    return Parameters.of(call.parameters(), declared);
                },
                question -> new Written(working.of(question), null));
    }

    /** In one of several formats, the first of them the default; {@code format}, if it is declared, goes before Accept. */
    public Uni<RestResponse<byte[]>> any(
            Call call, Map<String, ListParameter> declared, Map<Format, Working<Written>> formats) {
        Parameters parameters = Parameters.of(call.parameters(), declared);
        Format format = Format.choose(parameters.one("format"), call.header("Accept"), List.copyOf(formats.keySet()));
        return answer(call, format, () -> parameters, formats.get(format));
    }

    /** What is written as JSON. */
    public byte[] json(Object view) {
        return renderer.json(view);
    }

    /** The record that a path names. @throws dev.sistercity.registry.shared.problem.RegistryException where there is none */
    public <D> Entry<D> get(Question question, RecordType<D> type, String id) {
        return new RecordReads<>(type, replica, renderer)
                .get(question.call(), id, question.reading().snapshot());
    }

    /** @param checked reads the parameters, which is not needed for what is kept */
    private Uni<RestResponse<byte[]>> answer(
            Call call, Format format, Supplier<Parameters> checked, Working<Written> working) {
        Snapshot snapshot = replica.snapshot();
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Asked asked = new Asked(snapshot.stamp(), key(call, today));
        Pages.Kept known = pages.find(asked.key(), asked.stamp(), null);
        if (known != null) {
            return Uni.createFrom().item(answer(call, snapshot, format, known));
        }
        Parameters parameters = checked.get();
        List<String> languages = Languages.wanted(parameters.one("lang"), call.header("Accept-Language"));
        Question question = new Question(call, parameters, new Reading(snapshot, languages, null, null), today);
        return underway.computeIfAbsent(asked, a -> workOut(a, () -> working.of(question)))
                .map(made -> answer(call, snapshot, format, made));
    }

    private Uni<Pages.Kept> workOut(Asked asked, Supplier<Written> working) {
        return Uni.createFrom()
                .item(() -> {
                    Written written = working.get();
                    Pages.Kept made = new Pages.Kept(
                            asked.stamp(),
                            null,
                            Tags.ofList(Renderer.hash(written.bytes())),
                            new Answer.Body(written.bytes(), written.language(), null));
                    pages.keep(asked.key(), made);
                    return made;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(() -> underway.remove(asked))
                .memoize()
                .indefinitely();
    }

    private static String key(Call call, LocalDate today) {
        return String.join(
                "\n",
                call.path() + '?' + call.query(),
                call.header("Accept"),
                call.header("Accept-Language"),
                today.toString());
    }

    private static RestResponse<byte[]> answer(Call call, Snapshot snapshot, Format format, Pages.Kept made) {
        return Answer.read(call, snapshot, made.etag(), format.contentType(), made.body());
    }
}
