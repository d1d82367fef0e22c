package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
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
class Histories {

    static final ListParameter LIMIT =
            new ListParameter("limit", "Rows a page, 1 to 200", ListParameter.Kind.INTEGER, false, List.of(), "20");
    static final ListParameter CURSOR =
            ListParameter.text("cursor", "Where the page begins: `nextCursor` of the page before", null);
    private static final Map<String, ListParameter> OF_REVISIONS = Map.of("limit", LIMIT, "cursor", CURSOR);

    private final ChangeLog log;
    private final RecentChanges recent;
    private final Catalog catalog;
    private final ChangeViews views;
    private final Renderer renderer;

    Histories(ChangeLog log, RecentChanges recent, Catalog catalog, ChangeViews views, Renderer renderer) {
        this.log = log;
        this.recent = recent;
        this.catalog = catalog;
        this.views = views;
        this.renderer = renderer;
    }

    record ChangePage(List<ChangeView> items, PageInfo page) {}

    RestResponse<byte[]> list(RecordType<?> type, Call call, String id) {
        Parameters parameters = Parameters.of(call.parameters(), OF_REVISIONS);
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        int limit = limit(parameters);
        UUID record = id(type, id);
        if (catalog.snapshot().successor(record).isPresent()) {
            throw Absence.of(type, record, catalog.snapshot(), call);
        }
        int fingerprint = record.hashCode();
        long after = parameters
                .one("cursor")
                .map(text -> (Long) Cursor.decode(text, fingerprint, 1).keys()[0])
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
        String link =
                next == null ? null : "<" + call.path() + "?limit=" + limit + "&cursor=" + next + ">; rel=\"next\"";
        byte[] bytes = renderer.json(new ChangePage(revisions(type, all, rows), new PageInfo(limit, all.size(), next)));
        return answer(call, bytes, link);
    }

    RestResponse<byte[]> read(RecordType<?> type, Call call, String id, String version) {
        call.refuseParameters();
        Format.choose(Optional.empty(), call.header("Accept"), List.of(Format.JSON));
        int number = ParameterValues.integer("version", version, 1, Integer.MAX_VALUE);
        UUID record = id(type, id);
        List<Change> all = changes(type, record);
        Change change = all.stream()
                .filter(known -> known.version() == number)
                .findFirst()
                .orElseThrow(
                        () -> RegistryException.notFound("version", number + " of " + type.singular() + " " + record));
        return answer(call, renderer.json(revisions(type, all, List.of(change)).get(0)), null);
    }

    static int limit(Parameters parameters) {
        return parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, ListReader.MAX_LIMIT))
                .orElse(ListReader.DEFAULT_LIMIT);
    }

    private UUID id(RecordType<?> type, String id) {
        return type.resolve(id, catalog.snapshot())
                .orElseThrow(() -> RegistryException.notFound(type.singular(), "with identifier " + id));
    }

    private List<Change> changes(RecordType<?> type, UUID record) {
        Optional<List<Change>> kept = recent.of(type.name(), record);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            List<Change> changes = log.of(type.name(), record);
            if (changes.isEmpty()) {
                throw RegistryException.notFound(type.singular(), "with id " + record);
            }
            return changes;
        } catch (SQLException e) {
            throw away();
        }
    }

    private List<ChangeView> revisions(RecordType<?> type, List<Change> all, List<Change> rows) {
        Revisions revisions = views.revisions(type, all);
        Snapshot snapshot = catalog.snapshot();
        return rows.stream()
                .map(change -> views.of(change, snapshot).comparedBy(revisions.changed(change)))
                .toList();
    }

    private RestResponse<byte[]> answer(Call call, byte[] bytes, String link) {
        return Answer.read(
                call,
                catalog.snapshot(),
                Tags.ofList(Renderer.hash(bytes)),
                Format.JSON.contentType(),
                new Answer.Body(bytes, null, link));
    }

    static RegistryException away() {
        return new RegistryException(Kind.UNAVAILABLE, "This is read from the database, which is away")
                .with("Retry-After", "2");
    }
}
