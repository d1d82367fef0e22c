package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.MissingRecord;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads the revisions of one record: from memory if all of them are there, else from the log. */
@Singleton
public class Histories {

    public static final ListParameter LIMIT =
            new ListParameter("limit", "Page size, 1–200", ListParameter.Kind.INTEGER, false, List.of(), "20");
    public static final ListParameter CURSOR =
            ListParameter.text("cursor", "Where the page begins: `nextCursor` of the page before", null);
    private static final Map<String, ListParameter> OF_REVISIONS = Map.of("limit", LIMIT, "cursor", CURSOR);

    private final ChangeLog log;
    private final RecentChanges recent;
    private final Replica replica;
    private final ChangeViews views;
    private final Renderer renderer;

    Histories(ChangeLog log, RecentChanges recent, Replica replica, ChangeViews views, Renderer renderer) {
        this.log = log;
        this.recent = recent;
        this.replica = replica;
        this.views = views;
        this.renderer = renderer;
    }

    record ChangePage(List<ChangeView> items, PageInfo page) {}

    public RestResponse<byte[]> list(RecordCollection<?> type, ApiRequest apiRequest, String id) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), OF_REVISIONS);
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        int limit = limit(parameters);
        UUID record = id(type, id);
        if (replica.snapshot().successor(record).isPresent()) {
            throw MissingRecord.of(type, record, replica.snapshot(), apiRequest);
        }
        int fingerprint = record.hashCode();
        long after = parameters
                .one("cursor")
                .map(text -> (Long)
                        Cursor.decode(text, fingerprint, List.of(Long.class)).keys()[0])
                .orElse(0L);
        List<Change> all = changes(type, record);
        List<Change> rows = all.stream()
                .filter(change -> change.version() > after)
                .limit(limit)
                .toList();
        boolean more = !rows.isEmpty()
                && rows.get(rows.size() - 1).version() < all.get(all.size() - 1).version();
        String next = more
                ? new Cursor(
                                fingerprint,
                                new Comparable<?>[] {rows.get(rows.size() - 1).version()},
                                record)
                        .encode()
                : null;
        String link = next == null
                ? null
                : "<" + apiRequest.path() + "?limit=" + limit + "&cursor=" + next + ">; rel=\"next\"";
        byte[] bytes = renderer.json(new ChangePage(
                views.revisions(type, all, rows, replica.snapshot()), new PageInfo(limit, all.size(), next)));
        return answer(apiRequest, bytes, link);
    }

    public RestResponse<byte[]> read(RecordCollection<?> type, ApiRequest apiRequest, String id, String version) {
        apiRequest.refuseParameters();
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        int number = ParameterValues.integer("version", version, 1, Integer.MAX_VALUE);
        UUID record = id(type, id);
        List<Change> all = changes(type, record);
        Change change = all.stream()
                .filter(known -> known.version() == number)
                .findFirst()
                .orElseThrow(
                        () -> RegistryException.notFound("version", number + " of " + type.singular() + " " + record));
        return answer(
                apiRequest,
                renderer.json(views.revisions(type, all, List.of(change), replica.snapshot())
                        .get(0)),
                null);
    }

    static int limit(Parameters parameters) {
        return parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, ListReader.MAX_LIMIT))
                .orElse(ListReader.DEFAULT_LIMIT);
    }

    private UUID id(RecordCollection<?> type, String id) {
        return type.resolve(id, replica.snapshot())
                .orElseThrow(() -> RegistryException.notFound(type.singular(), "with identifier " + id));
    }

    private List<Change> changes(RecordCollection<?> type, UUID record) {
        Optional<List<Change>> kept = recent.of(type.name(), record);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            List<Change> changes = replica.ofOneHistory(log.of(type.name(), record), replica.snapshot());
            if (changes.isEmpty()) {
                throw RegistryException.notFound(type.singular(), "with id " + record);
            }
            return changes;
        } catch (SQLException e) {
            throw Replica.away(e);
        }
    }

    private RestResponse<byte[]> answer(ApiRequest apiRequest, byte[] bytes, String link) {
        return Answer.read(
                apiRequest,
                replica.snapshot(),
                EntityTags.ofList(Renderer.hash(bytes)),
                Format.JSON.contentType(),
                new Answer.Body(bytes, null, link));
    }
}
