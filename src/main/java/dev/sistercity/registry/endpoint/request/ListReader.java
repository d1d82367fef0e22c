package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ListQuery;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.index.Relevance;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a list's query parameters: those that every list has, and the filters that the record type declares. */
public final class ListReader<D> {

    public static final int MAX_LIMIT = 200;
    /** Of what comes as a table. */
    public static final int MAX_ROWS = 1_000;

    public static final int DEFAULT_LIMIT = 20;
    /** What decides how rows look or how many come at once, and not which rows there are, in which order. */
    private static final Set<String> PRESENTATION = Set.of(
            "limit",
            "cursor",
            "fields",
            "include",
            "lang",
            "format",
            "bom",
            FacetParameters.FACETS,
            FacetParameters.GROUP_BY);

    private static final String LATEST_FIRST = "-updatedAt";

    private final RecordCollection<D> type;
    private final Map<String, ListParameter> declared = new LinkedHashMap<>();
    private final Map<String, Filter<D>> filters = new LinkedHashMap<>();
    private final List<ListQuery.Sort> byRegistration = List.of(new ListQuery.Sort(0, false));
    private final List<ListQuery.Sort> largestFirst;

    public ListReader(RecordCollection<D> type) {
        this.type = type;
        type.filters().forEach(filter -> {
            declared.put(filter.parameter().name(), filter.parameter());
            filters.put(filter.parameter().name(), filter);
        });
        CommonParameters.ofList(type).forEach(parameter -> declared.put(parameter.name(), parameter));
        int size = sortKeys().indexOf(type.size());
        largestFirst = size < 0 ? byRegistration : List.of(new ListQuery.Sort(size, true));
    }

    public Map<String, ListParameter> declared() {
        return declared;
    }

    /**
     * The records that the filters leave.
     *
     * @throws RegistryException MALFORMED
     */
    public Selection<D> select(Parameters parameters, ReadContext readContext) {
        return select(parameters, readContext, wanted(parameters, readContext));
    }

    private Selection<D> select(Parameters parameters, ReadContext readContext, Optional<WantedIds> wanted) {
        Selection<D> selection = Selection.of(type, readContext);
        if (parameters.isEmpty()) {
            return selection;
        }
        filters.forEach((name, filter) -> {
            List<String> values = parameters.all(name);
            if (!values.isEmpty()) {
                filter.narrowing().apply(selection, values, parameters);
            }
        });
        wanted.ifPresent(known -> selection.retain(known.slots()));
        parameters.one("q").ifPresent(q -> selection.retain(selection.records().matching(q)));
        retainOfTime(selection, parameters, readContext);
        return selection;
    }

    private Optional<WantedIds> wanted(Parameters parameters, ReadContext readContext) {
        return parameters.one(WantedIds.PARAMETER.name()).map(text -> WantedIds.of(type, text, readContext.snapshot()));
    }

    /** @throws RegistryException MALFORMED */
    public ListQuery<D> read(Parameters parameters, ReadContext readContext, Format format) {
        Optional<WantedIds> wanted = wanted(parameters, readContext);
        Selection<D> selection = select(parameters, readContext, wanted);
        if (parameters.isEmpty() && format != Format.ATOM) {
            return new ListQuery<>(selection, null, byRegistration, DEFAULT_LIMIT, fingerprint(parameters), null, null);
        }
        // Feeds are read from their beginning.
        Optional<String> sorted =
                parameters.one("sort").or(() -> Optional.of(LATEST_FIRST).filter(latest -> format == Format.ATOM));
        Relevance relevance = sorted.isPresent() ? null : relevance(parameters).orElse(null);
        List<ListQuery.Sort> sort = sorted.map(this::sort).orElse(relevance == null ? byRegistration : largestFirst);
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 0, format == Format.JSON ? MAX_LIMIT : MAX_ROWS))
                .orElse(wanted.isPresent() ? WantedIds.MOST : DEFAULT_LIMIT);
        int fingerprint = fingerprint(parameters) + (format == Format.ATOM ? 1 : 0);
        Cursor after = parameters
                .one("cursor")
                .map(text -> Cursor.decode(text, fingerprint, types(relevance, sort)))
                .orElse(null);
        return new ListQuery<>(
                selection,
                relevance,
                sort,
                limit,
                fingerprint,
                after,
                wanted.map(WantedIds::unknown).orElse(null));
    }

    private void retainOfTime(Selection<D> selection, Parameters parameters, ReadContext readContext) {
        parameters.one("updatedSince").ifPresent(text -> {
            Instant since = ParameterValues.timestamp("updatedSince", text);
            selection.retain(entry -> !entry.recorded().updatedAt().isBefore(since));
        });
        if (readContext.asOf() != null) {
            selection.retain(entry -> type.existed(entry, readContext));
        }
    }

    /** How what was found by a text agrees with it; empty where no text was sent. */
    public static Optional<Relevance> relevance(Parameters parameters) {
        return parameters.one("q").map(Relevance::new);
    }

    private List<Class<?>> types(Relevance relevance, List<ListQuery.Sort> sort) {
        List<Class<?>> types = new ArrayList<>();
        if (relevance != null) {
            types.add(Integer.class);
        }
        sort.forEach(by -> types.add(type.sortKeys().get(by.key()).type()));
        return types;
    }

    private List<String> sortKeys() {
        return type.sortKeys().stream().map(SortKey::name).toList();
    }

    private List<ListQuery.Sort> sort(String text) {
        List<String> known = sortKeys();
        List<ListQuery.Sort> sort = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.startsWith("-") ? part.substring(1) : part;
            int key = known.indexOf(name);
            if (key < 0) {
                throw RegistryException.ofParameter(
                        "sort",
                        "takes, separated by commas and with - for descending, " + String.join(", ", known)
                                + Suggestion.phrase(name, known));
            }
            if (sort.stream().anyMatch(earlier -> earlier.key() == key)) {
                throw RegistryException.ofParameter("sort", "names " + name + " twice");
            }
            sort.add(new ListQuery.Sort(key, part.startsWith("-")));
        }
        return sort;
    }

    private int fingerprint(Parameters parameters) {
        if (parameters.isEmpty()) {
            return type.name().hashCode();
        }
        Map<String, List<String>> deciding = new TreeMap<>(parameters.sent());
        deciding.keySet().removeAll(PRESENTATION);
        return type.name().hashCode() + 31 * deciding.toString().hashCode();
    }
}
