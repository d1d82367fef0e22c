package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.lineage.Position;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** The feed of all changes, page by page. A client that has them all can wait for the next one, without holding a thread. */
@Singleton
public class ChangeFeed {

    static final ListParameter AFTER = new ListParameter(
            "after",
            "The last change you have: its number, or `position` of the page before, which is refused where the history that "
                    + "you know was lost; 0, the default, replays from the beginning",
            ListParameter.Kind.POSITION,
            false,
            List.of(),
            "0");

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final ListParameter WAIT = new ListParameter(
            "waitSeconds",
            "Where there is nothing to answer: how long to wait for something, 0 (the default) to "
                    + LONGEST_WAIT_SECONDS
                    + ". How many requests and streams of one client may wait at once is bounded; one more answers 429",
            ListParameter.Kind.INTEGER,
            false,
            List.of(),
            null);
    private static final List<Format> FORMATS = List.of(Format.JSON, Format.NDJSON);
    private static final ListParameter FORMAT = ListParameter.choice(
            "format",
            "Format of the answer; goes before Accept",
            FORMATS.stream().map(Format::parameter).toList(),
            "json");

    /** A page that is not full is another one as soon as something is written. */
    private static final String STILL_GROWING = "public, no-cache";

    private final FeedSource source;
    private final Replica replica;
    private final ChangeViews views;
    private final Map<String, ListParameter> declared = new LinkedHashMap<>();

    ChangeFeed(FeedSource source, Replica replica, ChangeViews views, Catalog catalog) {
        this.source = source;
        this.replica = replica;
        this.views = views;
        declared(FeedFilter.collections(catalog)).forEach(parameter -> declared.put(parameter.name(), parameter));
    }

    public static List<ListParameter> declared(Collection<String> collections) {
        return List.of(AFTER, Histories.LIMIT, WAIT, FeedFilter.resource(collections), FeedFilter.CITY, FORMAT);
    }

    private record Query(Position after, String epoch, int limit, FeedFilter filter, Format format) {}

    /** @param waiting is told before the request waits, and may refuse that */
    Uni<RestResponse<byte[]>> list(ApiRequest apiRequest, Runnable waiting) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), declared);
        Query query = new Query(
                after(parameters),
                ReadYourWrites.epoch(apiRequest.header(Answer.EPOCH)),
                Histories.limit(parameters),
                FeedFilter.of(parameters, replica.snapshot()),
                Format.choose(parameters.one(FORMAT.name()), apiRequest.header("Accept"), FORMATS));
        int wait = parameters
                .one(WAIT.name())
                .map(text -> ParameterValues.integer(WAIT.name(), text, 0, LONGEST_WAIT_SECONDS))
                .orElse(0);
        if (wait > 0) {
            waiting.run();
        }
        return look(query, Duration.ofSeconds(wait)).map(stretch -> answer(apiRequest, query, stretch));
    }

    static Position after(Parameters parameters) {
        return Position.parse(AFTER.name(), parameters.one(AFTER.name()).orElse("0"));
    }

    /** Looks until there is something, or nothing more to wait for. */
    private Uni<FeedSource.Stretch> look(Query query, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> new Position[] {query.after()}, reached -> source.after(
                                reached[0],
                                reached[0] == query.after() ? query.epoch() : null,
                                query.filter(),
                                query.limit())
                        .call(stretch -> {
                            reached[0] = stretch.last();
                            return stretch.changes().isEmpty() && stretch.atHead() && left(deadline) > 0
                                    ? source.arrival(next(stretch.last().sequence()), Duration.ofNanos(left(deadline)))
                                    : Uni.createFrom().voidItem();
                        }))
                .whilst(stretch -> stretch.changes().isEmpty() && left(deadline) > 0 && !source.closing())
                .collect()
                .last();
    }

    private static long left(long deadline) {
        return deadline - System.nanoTime();
    }

    static long next(long sequence) {
        return sequence == Long.MAX_VALUE ? sequence : sequence + 1;
    }

    private RestResponse<byte[]> answer(ApiRequest apiRequest, Query query, FeedSource.Stretch stretch) {
        // The log may have gone back while there was nothing to answer.
        replica.requireOpen(stretch.snapshot());
        byte[] bytes = query.format() == Format.NDJSON ? ndjson(stretch) : json(stretch);
        boolean full = stretch.changes().size() == query.limit();
        return Answer.read(
                apiRequest,
                stretch.snapshot(),
                EntityTags.ofList(Renderer.hash(bytes)),
                query.format().contentType(),
                new Answer.Body(
                        bytes,
                        null,
                        stretch.atHead() ? null : further(apiRequest, stretch.last()),
                        full ? Answer.PUBLIC : STILL_GROWING));
    }

    private byte[] json(FeedSource.Stretch stretch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "{\"items\":[");
        String separator = "";
        for (var change : stretch.changes()) {
            write(out, separator);
            out.writeBytes(views.json(change, stretch.snapshot()));
            separator = ",";
        }
        long head = stretch.snapshot().sequence();
        write(
                out,
                "],\"last\":" + stretch.last().sequence() + ",\"head\":" + head + ",\"position\":\"" + stretch.last()
                        + "\",\"epoch\":\"" + stretch.snapshot().lineage().epochId() + "\"}");
        return out.toByteArray();
    }

    private byte[] ndjson(FeedSource.Stretch stretch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (var change : stretch.changes()) {
            out.writeBytes(views.json(change, stretch.snapshot()));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same request from another place on. */
    private static String further(ApiRequest apiRequest, Position last) {
        String others = apiRequest.parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(AFTER.name()))
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value ->
                                "&" + parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining());
        return "<" + apiRequest.path() + "?after=" + last + others + ">; rel=\"next\"";
    }
}
