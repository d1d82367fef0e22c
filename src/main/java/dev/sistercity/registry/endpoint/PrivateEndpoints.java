package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Database;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What is not for everybody's eyes (keys, subscriptions) is in no catalog and no log, but follows the same conventions as
 * records: conditions, retries, dry runs, pages. Read from the database, answered to whom it belongs, cached by nobody.
 */
@Singleton
public class PrivateEndpoints {

    /** What PATCH takes. */
    public static final String MERGE_PATCH = RecordResource.MERGE_PATCH;

    private static final int QUERY = "private".hashCode();

    private final Endpoints endpoints;
    private final Writer writer;
    private final BodyReader bodies;
    private final Renderer renderer;
    private final Database database;
    private final ObjectMapper mapper;

    PrivateEndpoints(
            Endpoints endpoints,
            Writer writer,
            BodyReader bodies,
            Renderer renderer,
            Database database,
            ObjectMapper mapper) {
        this.endpoints = endpoints;
        this.writer = writer;
        this.bodies = bodies;
        this.renderer = renderer;
        this.database = database;
        this.mapper = mapper;
    }

    /** Whoever makes the current request. */
    public Actor actor() {
        return endpoints.actor();
    }

    /** @throws RegistryException MALFORMED or TOO_LARGE */
    public <D> D draft(byte[] body, Class<D> type) {
        return bodies.read(body, type);
    }

    /** The body as it is, not yet a draft of anything. @throws RegistryException MALFORMED or TOO_LARGE */
    public JsonNode object(byte[] body) {
        return bodies.object(body);
    }

    /** A JSON Merge Patch of drafts. @throws RegistryException MALFORMED, where it is applied too */
    public <D> UnaryOperator<D> patch(byte[] body, Class<D> type) {
        JsonNode patch = bodies.object(body);
        return before -> {
            JsonNode tree = mapper.valueToTree(before);
            bodies.bind(MergePatch.keepingNulls(tree, patch), type);
            return bodies.bind(MergePatch.apply(tree, patch), type);
        };
    }

    /** The versions that may be changed. @throws RegistryException PRECONDITION_REQUIRED without If-Match */
    public LongPredicate current(RoutingContext context) {
        return Tags.required(context.request().getHeader("If-Match"));
    }

    /** @param work runs inside the transaction, maybe more than once */
    public RestResponse<byte[]> write(RoutingContext context, byte[] body, Supplier<PrivateAnswer> work) {
        WriteRequest request =
                WriteRequest.of(actor(), context.request().method().name(), Call.of(context), body);
        return writer.write(request, r -> outcome(r, work.get()));
    }

    /** A POST that says all in its address. @param body what came nevertheless */
    public RestResponse<byte[]> writeWithoutBody(RoutingContext context, byte[] body, Supplier<PrivateAnswer> work) {
        WriteRequest request = WriteRequest.withoutBody(actor(), Call.of(context), body);
        return writer.write(request, r -> outcome(r, work.get()));
    }

    private Writer.Outcome outcome(WriteRequest request, PrivateAnswer answer) {
        int status = request.dryRun() && answer.shown() != null ? 200 : answer.status();
        String location = request.dryRun() ? null : answer.location();
        return new Writer.Outcome(
                () -> written(status, location, answer.version(), request.dryRun() ? answer.kept() : answer.shown()),
                () -> written(status, location, answer.version(), answer.kept()),
                answer.changes());
    }

    private Written written(int status, String location, long version, Object view) {
        if (view == null) {
            return new Written(status, location, null, null, null);
        }
        byte[] bytes = renderer.json(view);
        return new Written(status, location, Tags.ofItem(version, Renderer.hash(bytes)), null, bytes);
    }

    /** One thing. @param find runs in a transaction of its own; empty if there is none that the caller may see */
    public <T> RestResponse<byte[]> read(
            RoutingContext context, Supplier<Optional<T>> find, ToLongFunction<T> version, Function<T, ?> view) {
        Call call = Call.of(context);
        call.refuseParameters();
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        T found = inTransaction(find).orElseThrow(() -> RegistryException.notFound("record at", call.path()));
        byte[] bytes = renderer.json(view.apply(found));
        return answer(call, bytes, Tags.ofItem(version.applyAsLong(found), Renderer.hash(bytes)), null);
    }

    /**
     * A page of a list in the order of ids.
     *
     * @param rows from the id after which they begin (null for the first page) and their number at the most
     * @param total how many there are
     */
    public <T> RestResponse<byte[]> list(
            RoutingContext context,
            BiFunction<UUID, Integer, List<T>> rows,
            Supplier<Long> total,
            Function<T, UUID> id,
            Function<T, ?> view) {
        return list(
                context, null, (none, after, limit) -> new Found<>(rows.apply(after, limit), total.get()), id, view);
    }

    /** Rows of a list. @param total of the whole list */
    public record Found<T>(List<T> rows, long total) {}

    /** Finds rows. */
    public interface Finder<T> {

        /** @param filter null for none @param after id after which they begin, null for the first page */
        Found<T> find(String filter, UUID after, int limit);
    }

    /** A page of a list that can be narrowed. @param filter the parameter that does; null for none */
    public <T> RestResponse<byte[]> list(
            RoutingContext context, ListParameter filter, Finder<T> finder, Function<T, UUID> id, Function<T, ?> view) {
        return narrowed(
                context,
                filter == null ? List.of() : List.of(filter),
                (filters, after, limit) ->
                        finder.find(filter == null ? null : filters.get(filter.name()), after, limit),
                id,
                view);
    }

    /** Finds rows that several filters leave. */
    public interface Narrowed<T> {

        /** @param filters values by the names of parameters that are given @param after as in {@link Finder} */
        Found<T> find(Map<String, String> filters, UUID after, int limit);
    }

    /** A page of a list that can be narrowed in several ways. */
    public <T> RestResponse<byte[]> narrowed(
            RoutingContext context,
            List<ListParameter> filters,
            Narrowed<T> finder,
            Function<T, UUID> id,
            Function<T, ?> view) {
        Call call = Call.of(context);
        Map<String, ListParameter> declared = new HashMap<>(
                Map.of(Histories.LIMIT.name(), Histories.LIMIT, Histories.CURSOR.name(), Histories.CURSOR));
        filters.forEach(filter -> declared.put(filter.name(), filter));
        Parameters parameters = Parameters.of(call.parameters(), declared);
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, ListReader.MAX_LIMIT))
                .orElse(ListReader.DEFAULT_LIMIT);
        Map<String, String> narrowed = new TreeMap<>();
        filters.forEach(filter -> parameters.one(filter.name()).ifPresent(text -> narrowed.put(filter.name(), text)));
        int query = 31 * QUERY + narrowed.hashCode();
        UUID after = parameters
                .one("cursor")
                .map(text -> Cursor.decode(text, query, 0).id())
                .orElse(null);
        Found<T> found = inTransaction(() -> finder.find(narrowed, after, limit + 1));
        boolean more = found.rows().size() > limit;
        List<T> shown = more ? found.rows().subList(0, limit) : found.rows();
        String next = more ? new Cursor(query, new Comparable<?>[0], id.apply(shown.get(limit - 1))).encode() : null;
        byte[] bytes = renderer.json(new PrivatePage(
                List.copyOf(shown.stream().map(view).toList()), new PageInfo(limit, (int) found.total(), next)));
        StringBuilder also = new StringBuilder();
        narrowed.forEach((name, text) ->
                also.append('&').append(name).append('=').append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        String link = next == null
                ? null
                : "<" + call.path() + "?limit=" + limit + also + "&cursor=" + next + ">; rel=\"next\"";
        return answer(call, bytes, Tags.ofList(Renderer.hash(bytes)), link);
    }

    private record PrivatePage(List<?> items, PageInfo page) {}

    /** @throws RegistryException UNAVAILABLE while the database is away */
    public <T> T inTransaction(Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } catch (RuntimeException e) {
            PersistenceFault fault = PersistenceFault.of(e);
            if (fault == PersistenceFault.AWAY) {
                database.failed(e);
            }
            throw fault.refusal(e);
        }
    }

    /** For an answer that is nobody else's. */
    public RestResponse<byte[]> answer(RoutingContext context, Object view) {
        Call call = Call.of(context);
        call.refuseParameters();
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        byte[] bytes = renderer.json(view);
        return answer(call, bytes, Tags.ofList(Renderer.hash(bytes)), null);
    }

    private static RestResponse<byte[]> answer(Call call, byte[] bytes, String etag, String link) {
        boolean known = Tags.matches(call.header("If-None-Match"), etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(bytes);
        answer.header("ETag", etag).header("Cache-Control", "private, no-store");
        if (!known) {
            answer.header("Content-Type", Format.JSON.contentType());
        }
        if (link != null) {
            answer.header("Link", link);
        }
        return answer.build();
    }
}
