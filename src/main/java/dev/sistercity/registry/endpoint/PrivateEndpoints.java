package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.endpoint.write.Commits;
import dev.sistercity.registry.endpoint.write.WriteRefusals;
import dev.sistercity.registry.endpoint.write.WriteResponse;
import dev.sistercity.registry.endpoint.write.Writer;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.http.PreparedPatches;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What is not public (keys, subscriptions) is in no catalog and no log, but follows the same conventions as
 * records: conditions, retries, dry runs, pages. Read from the database, answered to whom it belongs, never cached.
 */
@Singleton
public class PrivateEndpoints {

    /** What PATCH takes. */
    public static final String MERGE_PATCH = RecordResource.MERGE_PATCH;

    private final Endpoints endpoints;
    private final Writer writer;
    private final BodyReader bodies;
    private final Renderer renderer;
    private final DatabaseAvailability databaseAvailability;
    private final ObjectMapper mapper;

    PrivateEndpoints(
            Endpoints endpoints,
            Writer writer,
            BodyReader bodies,
            Renderer renderer,
            DatabaseAvailability databaseAvailability,
            ObjectMapper mapper) {
        this.endpoints = endpoints;
        this.writer = writer;
        this.bodies = bodies;
        this.renderer = renderer;
        this.databaseAvailability = databaseAvailability;
        this.mapper = mapper;
    }

    /** The caller of the current request. */
    public Actor actor() {
        return endpoints.actor();
    }

    /** @throws RegistryException MALFORMED or TOO_LARGE */
    public <D> D draft(byte[] body, Class<D> type) {
        return bodies.read(body, type);
    }

    /**
     * The body as it is, not yet a draft of anything.
     *
     * @throws RegistryException MALFORMED or TOO_LARGE
     */
    public JsonNode object(byte[] body) {
        return bodies.object(body);
    }

    /**
     * A JSON Merge Patch of drafts.
     *
     * @throws RegistryException MALFORMED, where it is applied too
     */
    public <D> UnaryOperator<D> patch(byte[] body, Class<D> type) {
        JsonNode patch = bodies.object(body);
        return before -> PreparedPatches.draft(type, before, patch, () -> {
            JsonNode tree = mapper.valueToTree(before);
            bodies.bind(MergePatch.keepingNulls(tree, patch), type);
            return bodies.bind(MergePatch.apply(tree, patch), type);
        });
    }

    /**
     * The versions that may be changed.
     *
     * @throws RegistryException PRECONDITION_REQUIRED without If-Match
     */
    public LongPredicate current(RoutingContext context) {
        return EntityTags.required(ApiRequest.of(context).header("If-Match"));
    }

    /** @param work runs inside the transaction, maybe more than once */
    public RestResponse<byte[]> write(RoutingContext context, byte[] body, Supplier<PrivateAnswer> work) {
        WriteRequest request =
                WriteRequest.of(actor(), context.request().method().name(), ApiRequest.of(context), body);
        return writer.write(request, r -> outcome(r, work.get()));
    }

    /**
     * A POST that says all in its address.
     *
     * @param body what came nevertheless
     */
    public RestResponse<byte[]> writeWithoutBody(RoutingContext context, byte[] body, Supplier<PrivateAnswer> work) {
        WriteRequest request = WriteRequest.withoutBody(actor(), ApiRequest.of(context), body);
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

    private WriteResponse written(int status, String location, long version, Object view) {
        if (view == null) {
            return new WriteResponse(status, location, null, null, null);
        }
        byte[] bytes = renderer.json(view);
        return new WriteResponse(status, location, EntityTags.ofItem(version, Renderer.hash(bytes)), null, bytes);
    }

    /**
     * One thing.
     *
     * @param find runs in a transaction of its own; empty if there is none that the caller may see
     */
    public <T> RestResponse<byte[]> read(
            RoutingContext context, Supplier<Optional<T>> find, ToLongFunction<T> version, Function<T, ?> view) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        T found = inTransaction(find).orElseThrow(() -> RegistryException.notFound("record at", apiRequest.path()));
        byte[] bytes = renderer.json(view.apply(found));
        return answer(apiRequest, bytes, EntityTags.ofItem(version.applyAsLong(found), Renderer.hash(bytes)), null);
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
                context,
                null,
                (none, after, limit) -> new FoundRows<>(rows.apply(after, limit), total.get()),
                id,
                view);
    }

    /**
     * Rows of a list.
     *
     * @param total of the whole list
     */
    public record FoundRows<T>(List<T> rows, long total) {}

    /** Finds rows. */
    public interface RowFinder<T> {

        /**
         * @param filter null for none
         * @param after id after which they begin, null for the first page
         */
        FoundRows<T> find(String filter, UUID after, int limit);
    }

    /**
     * A page of a list that can be narrowed.
     *
     * @param filter the parameter that does; null for none
     */
    public <T> RestResponse<byte[]> list(
            RoutingContext context,
            ListParameter filter,
            RowFinder<T> finder,
            Function<T, UUID> id,
            Function<T, ?> view) {
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

        /**
         * @param filters values by the names of parameters that are given
         * @param after as in {@link RowFinder}
         */
        FoundRows<T> find(Map<String, String> filters, UUID after, int limit);
    }

    /** A page of a list that can be narrowed in several ways. */
    public <T> RestResponse<byte[]> narrowed(
            RoutingContext context,
            List<ListParameter> filters,
            Narrowed<T> finder,
            Function<T, UUID> id,
            Function<T, ?> view) {
        PrivateListQuery query = PrivateListQuery.of(ApiRequest.of(context), filters);
        FoundRows<T> found = inTransaction(() -> finder.find(query.filters(), query.after(), query.limit() + 1));
        return query.page(found, id, view, renderer);
    }

    /** @throws RegistryException UNAVAILABLE while the database is away */
    public <T> T inTransaction(Supplier<T> work) {
        try {
            return Commits.of(databaseAvailability, work);
        } catch (RuntimeException e) {
            DatabaseError fault = DatabaseError.of(e);
            if (fault == DatabaseError.AWAY) {
                databaseAvailability.failed(e);
            }
            throw WriteRefusals.of(fault, e);
        }
    }

    /** For an answer that only its caller may see. */
    public RestResponse<byte[]> answer(RoutingContext context, Object view) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        byte[] bytes = renderer.json(view);
        return answer(apiRequest, bytes, EntityTags.ofList(Renderer.hash(bytes)), null);
    }

    static RestResponse<byte[]> answer(ApiRequest apiRequest, byte[] bytes, String etag, String link) {
        boolean known = EntityTags.matches(apiRequest.header("If-None-Match"), etag);
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
