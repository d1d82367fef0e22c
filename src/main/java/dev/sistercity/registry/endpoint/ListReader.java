package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ListQuery;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Selection;
import dev.sistercity.registry.catalog.SortKey;
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
import java.util.Set;
import java.util.TreeMap;

/** Reads a list's query parameters: those that every list has, and the filters that the record type declares. */
final class ListReader<D> {

    static final int MAX_LIMIT = 200;
    static final int DEFAULT_LIMIT = 20;
    /** What decides how rows look or how many come at once, and not which rows there are, in which order. */
    private static final Set<String> PRESENTATION = Set.of("limit", "cursor", "fields", "include", "lang", "format");

    private final RecordType<D> type;
    private final Map<String, ListParameter> declared = new LinkedHashMap<>();
    private final Map<String, Filter<D>> filters = new LinkedHashMap<>();
    private final List<ListQuery.Sort> byRegistration = List.of(new ListQuery.Sort(0, false));

    ListReader(RecordType<D> type) {
        this.type = type;
        type.filters().forEach(filter -> {
            declared.put(filter.parameter().name(), filter.parameter());
            filters.put(filter.parameter().name(), filter);
        });
        CommonParameters.ofList(type).forEach(parameter -> declared.put(parameter.name(), parameter));
    }

    Map<String, ListParameter> declared() {
        return declared;
    }

    /** @throws RegistryException MALFORMED */
    ListQuery<D> read(Parameters parameters, Reading reading) {
        Selection<D> selection = Selection.of(type, reading);
        if (parameters.isEmpty()) {
            return new ListQuery<>(selection, byRegistration, DEFAULT_LIMIT, fingerprint(parameters), null);
        }
        filters.forEach((name, filter) -> {
            List<String> values = parameters.all(name);
            if (!values.isEmpty()) {
                filter.narrowing().apply(selection, values, parameters);
            }
        });
        parameters.one("q").ifPresent(q -> selection.retain(selection.records().matching(q)));
        parameters.one("updatedSince").ifPresent(text -> {
            Instant since = ParameterValues.timestamp("updatedSince", text);
            selection.retain(entry -> !entry.recorded().updatedAt().isBefore(since));
        });
        if (reading.asOf() != null) {
            selection.retain(entry -> type.existed(entry, reading));
        }
        List<ListQuery.Sort> sort = parameters.one("sort").map(this::sort).orElse(byRegistration);
        int limit = parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, MAX_LIMIT))
                .orElse(DEFAULT_LIMIT);
        int fingerprint = fingerprint(parameters);
        Cursor after = parameters
                .one("cursor")
                .map(text -> Cursor.decode(text, fingerprint, sort.size()))
                .orElse(null);
        return new ListQuery<>(selection, sort, limit, fingerprint, after);
    }

    private List<ListQuery.Sort> sort(String text) {
        List<String> known = type.sortKeys().stream().map(SortKey::name).toList();
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
