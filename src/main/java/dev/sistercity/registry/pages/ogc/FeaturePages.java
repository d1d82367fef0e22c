package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.ListQuery;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.ListPage;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Features of a layer as GeoJSON: one, or a page of them in the order in which they were registered. */
final class FeaturePages {

    static final ListParameter BBOX =
            ListParameter.text("bbox", "west,south,east,north in degrees; west > east crosses the antimeridian", null);
    static final ListParameter DATETIME = ListParameter.text(
            "datetime", "Only what existed, or took place, then: a time (RFC 3339), or two with a slash between", null);
    static final ListParameter LIMIT =
            new ListParameter("limit", "Features at the most", ListParameter.Kind.INTEGER, false, List.of(), "100");
    static final ListParameter CURSOR = ListParameter.text("cursor", "Where the page begins: in next", null);

    private static final int MOST = 1_000;
    private static final int BY_DEFAULT = 100;
    /** Programs of before 2024 ask for so few, whatever there is, and then go where {@code next} leads: see {@link #next}. */
    private static final int FEW = 10;

    private FeaturePages() {}

    /**
     * A page.
     *
     * @param self its own address, without the query
     */
    static <D> ObjectNode page(Layer<D> layer, Parameters parameters, ReadContext reading, String self) {
        // What is more than the standard's maximum is that: asking for more is no fault (requirement 21, C).
        int limit = Math.min(
                MOST,
                parameters
                        .one(LIMIT.name())
                        .map(text -> ParameterValues.integer(LIMIT.name(), text, 1, Integer.MAX_VALUE))
                        .orElse(BY_DEFAULT));
        Map<String, String> filters = new LinkedHashMap<>();
        List.of(BBOX, DATETIME)
                .forEach(filter -> parameters.one(filter.name()).ifPresent(text -> filters.put(filter.name(), text)));
        int fingerprint = 31 * layer.name().hashCode() + filters.hashCode();
        Cursor after = parameters
                .one(CURSOR.name())
                .map(text -> Cursor.decode(
                        text,
                        fingerprint,
                        List.of(layer.type().sortKeys().get(0).type())))
                .orElse(null);
        ListPage<D> page = ListPage.of(new ListQuery<>(
                selection(layer, filters, reading),
                null,
                List.of(new ListQuery.Sort(0, false)),
                limit,
                fingerprint,
                after,
                null));
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        page.entries().forEach(entry -> features.add(feature(layer, entry, reading)));
        collection.put("numberMatched", page.page().total());
        collection.put("numberReturned", features.size());
        ArrayNode links = collection.putArray("links");
        OgcDocuments.link(links, "collection", self.replaceFirst("/items$", ""), "application/json");
        if (page.page().nextCursor() != null) {
            OgcDocuments.link(
                    links, "next", next(self, filters, limit, page.page().nextCursor()), OgcDocuments.GEOJSON);
        }
        return collection;
    }

    /** A client that asks for few at a time and follows links would use up its reads: it is led to larger pages. */
    private static String next(String self, Map<String, String> filters, int limit, String cursor) {
        StringBuilder address = new StringBuilder(self).append('?');
        filters.forEach((name, text) ->
                address.append(name).append('=').append(PageLinks.encoded(text)).append('&'));
        return address.append("limit=")
                .append(limit <= FEW ? MOST : limit)
                .append("&cursor=")
                .append(cursor)
                .toString();
    }

    private static <D> Selection<D> selection(Layer<D> layer, Map<String, String> filters, ReadContext reading) {
        Selection<D> selection = Selection.of(layer.type(), reading);
        if (filters.containsKey(BBOX.name())) {
            MapBox box = MapBox.parse(filters.get(BBOX.name()));
            selection.retain(entry -> layer.meets(box, entry, reading));
        }
        if (filters.containsKey(DATETIME.name())) {
            EdtfDate time = MapTime.parse(filters.get(DATETIME.name()));
            selection.retain(entry -> layer.existence().during(entry, time, reading));
        }
        return selection;
    }

    static <D> ObjectNode feature(Layer<D> layer, Entry<D> entry, ReadContext reading) {
        ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
        feature.put("id", entry.id().toString());
        feature.set("geometry", layer.geometry(entry, reading));
        ObjectNode properties = feature.putObject("properties");
        Object view = layer.type().view(entry, reading);
        layer.properties().forEach(column -> properties.set(column.name(), value(column.value(view, reading))));
        return feature;
    }

    private static JsonNode value(Object value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (value instanceof Integer || value instanceof Long) {
            return JsonNodeFactory.instance.numberNode(((Number) value).longValue());
        }
        return value instanceof Number
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value.toString()))
                : JsonNodeFactory.instance.textNode(value instanceof UUID ? value.toString() : String.valueOf(value));
    }
}
