package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.endpoint.feed.Histories;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a request for a page of something private asks, checked.
 *
 * @param filters values by the names of parameters that are given
 * @param after id after which the rows begin; null for the first page
 */
record PrivateListQuery(ApiRequest request, Map<String, String> filters, int limit, UUID after) {

    private static final int QUERY = "private".hashCode();

    static PrivateListQuery of(ApiRequest request, List<ListParameter> filters) {
        Map<String, ListParameter> declared = new HashMap<>(
                Map.of(Histories.LIMIT.name(), Histories.LIMIT, Histories.CURSOR.name(), Histories.CURSOR));
        filters.forEach(filter -> declared.put(filter.name(), filter));
        Parameters parameters = Parameters.of(request.parameters(), declared);
        Format.choose(Optional.empty(), request.header("Accept"), List.of(Format.JSON));
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, ListReader.MAX_LIMIT))
                .orElse(ListReader.DEFAULT_LIMIT);
        Map<String, String> narrowed = new TreeMap<>();
        filters.forEach(filter -> parameters.one(filter.name()).ifPresent(text -> narrowed.put(filter.name(), text)));
        UUID after = parameters
                .one("cursor")
                .map(text -> Cursor.decode(text, query(narrowed), List.of()).id())
                .orElse(null);
        return new PrivateListQuery(request, narrowed, limit, after);
    }

    /** What a cursor is good for: the same filters. */
    private static int query(Map<String, String> filters) {
        return 31 * QUERY + filters.hashCode();
    }

    /**
     * Answers a page.
     *
     * @param found one row more than the page has, where there is another page
     */
    <T> RestResponse<byte[]> page(
            PrivateEndpoints.FoundRows<T> found, Function<T, UUID> id, Function<T, ?> view, Renderer renderer) {
        boolean more = found.rows().size() > limit;
        List<T> shown = more ? found.rows().subList(0, limit) : found.rows();
        String next =
                more ? new Cursor(query(filters), new Comparable<?>[0], id.apply(shown.get(limit - 1))).encode() : null;
        byte[] bytes = renderer.json(new PrivatePage(
                List.copyOf(shown.stream().map(view).toList()), new PageInfo(limit, (int) found.total(), next)));
        return PrivateEndpoints.answer(
                request, bytes, EntityTags.ofList(Renderer.hash(bytes)), next == null ? null : link(next));
    }

    private String link(String next) {
        StringBuilder also = new StringBuilder();
        filters.forEach((name, text) ->
                also.append('&').append(name).append('=').append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        return "<" + request.path() + "?limit=" + limit + also + "&cursor=" + next + ">; rel=\"next\"";
    }

    private record PrivatePage(List<?> items, PageInfo page) {}
}
