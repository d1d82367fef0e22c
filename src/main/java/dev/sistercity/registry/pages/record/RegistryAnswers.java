package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.past.PastState;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API's answers, in one language and as of one day. */
public final class RegistryAnswers {

    private static final int MOST_NAMED = 100;

    private final RegistryReads reads;
    private final String lang;
    private final String asOf;
    private final PastState past;
    private final Map<String, JsonNode> named = new HashMap<>();

    RegistryAnswers(RegistryReads reads, String lang, String asOf, PastState past) {
        this.reads = reads;
        this.lang = lang;
        this.asOf = asOf;
        this.past = past;
    }

    /** A record with the claims about it, if there can be any. */
    public JsonNode record(String collection, String id) {
        String include = claimable(collection) ? "claims" : null;
        return reads.item(collection, id, wished(RegistryReads.parameters("include", include)), past);
    }

    /**
     * A record that is named by its id, without the claims about it; missing where there is none. Each is read once; when a page has
     * asked for {@value #MOST_NAMED} of them, it is missing, too.
     */
    JsonNode named(String collection, String id) {
        JsonNode known = named.get(id);
        if (known == null && reads.has(collection) && named.size() < MOST_NAMED) {
            known = list(collection, "ids", id).at("/items/0");
            named.put(id, known);
        }
        return known == null ? MissingNode.getInstance() : known;
    }

    /** Whether claims come along with a record where they are asked for. */
    boolean claimable(String collection) {
        return reads.type(collection).includes().stream()
                .anyMatch(include -> include.name().equals("claims"));
    }

    /** @param namesAndValues filters and the like, in turn; null values for none */
    public JsonNode list(String collection, String... namesAndValues) {
        return list(collection, RegistryReads.parameters(namesAndValues));
    }

    public JsonNode list(String collection, Map<String, List<String>> parameters) {
        return reads.list(collection, wished(parameters), past);
    }

    /** How many there are. */
    int total(String collection, String... namesAndValues) {
        Map<String, List<String>> parameters = RegistryReads.parameters(namesAndValues);
        parameters.put("limit", List.of("1"));
        return list(collection, parameters).at("/page/total").asInt();
    }

    /**
     * All that a list has, up to some thousands, as the API's views before they become JSON: for what reads a few values of each, since
     * writing and reading JSON takes longer than all else in a page. In no order.
     */
    <V> List<V> views(Class<V> view, String collection, int most, String... namesAndValues) {
        return reads.views(collection, most, wished(RegistryReads.parameters(namesAndValues)), past).stream()
                .map(view::cast)
                .toList();
    }

    JsonNode revisions(String collection, String id, String cursor) {
        return reads.revisions(collection, id, RegistryReads.parameters("limit", "200", "cursor", cursor), past);
    }

    /** Whether a list can be narrowed by this. */
    boolean hasFilter(String collection, String filter) {
        return reads.has(collection) && reads.declared(collection).containsKey(filter);
    }

    /** The properties of a collection's records that are written as one text, number or truth value. */
    public List<String> plainProperties(String collection) {
        return properties(collection).stream()
                .filter(component -> isPlain(component.getType()))
                .map(RecordComponent::getName)
                .toList();
    }

    /** The properties of a collection's records that are written, in their order. */
    public List<RecordComponent> properties(String collection) {
        RecordCollection<?> type = reads.type(collection);
        return Arrays.stream(type.draftType().getRecordComponents())
                .filter(component -> !type.kept().contains(component.getName()))
                .toList();
    }

    /** Whether change requests may be about a collection's records. */
    public boolean requestable(String collection) {
        return reads.has(collection) && reads.type(collection).requestable();
    }

    /** Whether a collection's records have lists whose items have several properties, which offices change one by one. */
    boolean hasParts(String collection) {
        return requestable(collection)
                && properties(collection).stream()
                        .anyMatch(property -> property.getGenericType() instanceof ParameterizedType list
                                && list.getActualTypeArguments()[0] instanceof Class<?> items
                                && items.isRecord()
                                && !isPlain(items));
    }

    /** Whether values are written as one text, number or truth value. */
    public static boolean isPlain(Class<?> type) {
        return type == String.class
                || type == EdtfDate.class
                || type.isEnum()
                || type.isPrimitive()
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class;
    }

    private Map<String, List<String>> wished(Map<String, List<String>> parameters) {
        Map<String, List<String>> wished = new LinkedHashMap<>(parameters);
        wished.put("lang", List.of(lang));
        if (asOf != null) {
            wished.put("asOf", List.of(asOf));
        }
        return wished;
    }
}
