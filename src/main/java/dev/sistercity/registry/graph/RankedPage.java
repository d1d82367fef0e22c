package dev.sistercity.registry.graph;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A page of cities that come in the order of a figure, the largest first, and where that is the same in the order of their ids. */
record RankedPage(List<Ranked> items, PageInfo page) {

    static final ListParameter LIMIT =
            new ListParameter("limit", "Page size, 1–1000", ListParameter.Kind.INTEGER, false, List.of(), "100");
    static final ListParameter CURSOR =
            ListParameter.text("cursor", "Where the page begins: `nextCursor` of the page before", null);

    private static final int MOST = 1_000;
    private static final int DEFAULT = 100;
    private static final List<String> OF_PAGES = List.of("limit", "cursor", "format", "lang");

    /**
     * A city with its figure.
     *
     * @param node in the graph
     */
    record Ranked(double figure, UUID id, int node) {}

    private static final Comparator<Ranked> ORDER =
            Comparator.comparingDouble(Ranked::figure).reversed().thenComparing(Ranked::id);

    static RankedPage of(List<Ranked> all, ApiRequest apiRequest, Parameters parameters) {
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, MOST))
                .orElse(DEFAULT);
        Map<String, List<String>> deciding = new TreeMap<>(parameters.sent());
        deciding.keySet().removeAll(OF_PAGES);
        int fingerprint =
                apiRequest.path().hashCode() + 31 * deciding.toString().hashCode();
        Ranked after = parameters
                .one("cursor")
                .map(text -> Cursor.decode(text, fingerprint, List.of(Double.class)))
                .map(cursor -> new Ranked((Double) cursor.keys()[0], cursor.id(), 0))
                .orElse(null);
        List<Ranked> rest = all.stream()
                .filter(one -> after == null || ORDER.compare(one, after) > 0)
                .sorted(ORDER)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<Ranked> items = more ? rest.subList(0, limit) : rest;
        String next = more
                ? new Cursor(
                                fingerprint,
                                new Comparable<?>[] {items.get(limit - 1).figure()},
                                items.get(limit - 1).id())
                        .encode()
                : null;
        return new RankedPage(items, new PageInfo(limit, all.size(), next));
    }
}
