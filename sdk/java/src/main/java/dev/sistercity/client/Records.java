package dev.sistercity.client;

import dev.sistercity.client.model.ChangeRequest;
import dev.sistercity.client.model.PageInfo;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A collection of the registry.
 *
 * @param <T> one of its records
 * @param <G> a page of them
 * @param <D> a new one, as it is sent
 * @param <P> a change of one, without removals
 */
public final class Records<T, G, D, P> {

    private static final int PAGE = 200;
    private static final int AGREED_FIRST = 202;

    private final Calls calls;
    private final String path;
    private final Type<T, G> type;

    /** How the generated core writes a record and a page of them, which have no type in common with those of other collections. */
    record Type<T, G>(
            Class<T> record,
            Class<G> page,
            Function<T, UUID> id,
            Function<T, Long> version,
            Function<G, List<T>> items,
            Function<G, PageInfo> info) {}

    /** @param collection as it stands in addresses */
    Records(Calls calls, String collection, Type<T, G> type) {
        this.calls = calls;
        this.path = "/v1/" + collection;
        this.type = type;
    }

    /** All records, page after page as they are asked for: none twice and none left out, whatever is written meanwhile. */
    public Stream<T> list() {
        return list(Filters.none());
    }

    /** All records that the filters leave. */
    public Stream<T> list(Filters filters) {
        Filters first = filters.has("limit") ? filters : filters.and("limit", PAGE);
        return Stream.iterate(page(first), page -> page != null, page -> {
                    String next = type.info().apply(page).getNextCursor();
                    return next == null ? null : page(first.with("cursor", next));
                })
                .flatMap(page -> type.items().apply(page).stream());
    }

    /** One page, with its total, and what {@code facets} counts. */
    public G page(Filters filters) {
        return calls.get(path, filters, type.page());
    }

    /**
     * A record by its id; of a city also by another register's, as in {@code geonames:1796236}. A record that was merged is answered as
     * the one that it became, under its id.
     *
     * @throws Problem.NotFound no record has it
     * @throws Problem.Gone it was deleted
     */
    public T get(String id) {
        return get(id, Filters.none());
    }

    /** @param view how: {@code lang}, {@code asOf}, {@code include} */
    public T get(String id, Filters view) {
        return calls.get(at(id), view, type.record());
    }

    /**
     * Registers a record.
     *
     * @throws Problem.Duplicate it is there, or probably is
     * @throws Problem.Refused something in it is wrong
     */
    public T create(D draft) {
        return create(draft, Write.PLAIN);
    }

    public T create(D draft, Write write) {
        return calls.read(calls.write("POST", path, draft, null, write), type.record());
    }

    /**
     * Changes a record as it was read, and answers the new version.
     *
     * @throws Problem.Stale another change came first
     * @throws ChangeRequested the other sides of a partnership have to agree
     */
    public T update(T record, P patch) {
        return changed(record, patch, Write.PLAIN);
    }

    public T update(T record, P patch, Write write) {
        return changed(record, patch, write);
    }

    /** @param patch JSON Merge Patch (RFC 7396): a null removes the property */
    public T update(T record, Map<String, ?> patch, Write write) {
        return changed(record, patch, write);
    }

    private T changed(T record, Object patch, Write write) {
        HttpResponse<InputStream> answer =
                calls.write("PATCH", at(type.id().apply(record).toString()), patch, ifMatch(record), write);
        if (answer.statusCode() == AGREED_FIRST) {
            throw new ChangeRequested(calls.read(answer, ChangeRequest.class));
        }
        return calls.read(answer, type.record());
    }

    /**
     * Deletes a record as it was read. Its history is kept.
     *
     * @throws Problem.Stale another change came first
     */
    public void delete(T record) {
        delete(record, Write.PLAIN);
    }

    public void delete(T record, Write write) {
        calls.write("DELETE", at(type.id().apply(record).toString()), null, ifMatch(record), write);
    }

    /**
     * What to send as {@code If-Match} with a change of a record, or of an item in it: names the version that was read.
     *
     * @throws IllegalArgumentException the record was read without its version, by {@code fields}
     */
    public String ifMatch(T record) {
        Long version = type.version().apply(record);
        if (version == null) {
            throw new IllegalArgumentException("The record was read without its version: read it again");
        }
        // The registry compares the version alone. What stands behind it tells languages and formats apart, for caches.
        return '"' + version.toString() + "-0000000000000000\"";
    }

    private String at(String id) {
        return path + '/' + Filters.encoded(id);
    }
}
