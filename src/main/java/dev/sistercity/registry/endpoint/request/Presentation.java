package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a record is to look.
 *
 * @param fields the only properties to answer; empty for all
 * @param includes the related records to answer along
 */
public record Presentation<D>(Set<String> fields, List<Include<D>> includes) {

    public boolean plain() {
        return fields.isEmpty() && includes.isEmpty();
    }

    /** What writing one record takes, in records that could be looked at meanwhile: see WorkLimit. */
    public int effort(Format format) {
        int own =
                switch (format) {
                    case JSON, NDJSON -> 5;
                    case CSV -> 15;
                    case GEOJSON, ICS, GRAPHML, ATOM, EVENTS, HTML, SVG, PNG, JSONLD, SCHEMA -> 60;
                };
        return own + 50 * includes.size();
    }

    public static <D> Presentation<D> of(RecordCollection<D> type, Parameters parameters) {
        if (parameters.isEmpty()) {
            return new Presentation<>(Set.of(), List.of());
        }
        List<Include<D>> includes =
                parameters.one("include").map(text -> includes(type, text)).orElse(List.of());
        Set<String> fields = parameters
                .one("fields")
                .map(text -> fields(type, includes, text))
                .orElse(Set.of());
        return new Presentation<>(fields, includes);
    }

    private static <D> List<Include<D>> includes(RecordCollection<D> type, String text) {
        List<String> known = type.includes().stream().map(Include::name).toList();
        List<Include<D>> includes = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            int at = known.indexOf(name);
            if (at < 0) {
                throw RegistryException.ofParameter(
                        "include", "takes " + String.join(", ", known) + Suggestion.phrase(name, known));
            }
            includes.add(type.includes().get(at));
        }
        return includes.stream().distinct().toList();
    }

    private static <D> Set<String> fields(RecordCollection<D> type, List<Include<D>> includes, String text) {
        Set<String> known = Arrays.stream(type.viewType().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        includes.forEach(include -> known.add(include.name()));
        Set<String> fields = new LinkedHashSet<>(Set.of("id"));
        for (String name : text.split(",", -1)) {
            if (!known.contains(name)) {
                throw RegistryException.ofParameter(
                        "fields", "takes " + String.join(", ", known) + Suggestion.phrase(name, known));
            }
            fields.add(name);
        }
        includes.forEach(include -> fields.add(include.name()));
        return fields;
    }
}
