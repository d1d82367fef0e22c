package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** By what a list counts its records: beside a page of them, or instead. */
public final class FacetParameters {

    public static final String FACETS = "facets";
    public static final String GROUP_BY = "groupBy";

    /** Groups answered at most, and by default. */
    public static final int MOST_GROUPS = 1_000;

    private static final int MOST_FACETS = 10;
    private static final int MOST_DIMENSIONS = 2;
    /** They choose or show records, of which there are none among groups. */
    private static final List<String> OF_RECORDS = List.of(FACETS, "sort", "cursor", "fields", "include");

    private FacetParameters() {}

    static List<ListParameter> of(RecordCollection<?> type) {
        List<String> known = known(facets(type));
        if (known.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", known);
        return List.of(
                ListParameter.text(
                        FACETS,
                        "Counts of all that the filters left, by these, up to " + MOST_FACETS + " separated by commas: "
                                + names,
                        known.get(0)),
                ListParameter.text(
                        GROUP_BY,
                        "Counts by one or two of these instead of records, as JSON or CSV; the names of facets",
                        null));
    }

    /** Facets to answer beside the page; none by default. */
    public static <D> List<Facet<D>> facets(RecordCollection<D> type, Parameters parameters) {
        return parameters
                .one(FACETS)
                .map(text -> read(FACETS, text, facets(type), MOST_FACETS))
                .orElse(List.of());
    }

    /** The dimensions of the groups to answer; none where records are asked for. */
    public static <D> List<Facet<D>> groups(RecordCollection<D> type, Parameters parameters) {
        List<Facet<D>> dimensions = parameters
                .one(GROUP_BY)
                .map(text -> read(GROUP_BY, text, facets(type), MOST_DIMENSIONS))
                .orElse(List.of());
        if (!dimensions.isEmpty()) {
            OF_RECORDS.stream()
                    .filter(name -> parameters.one(name).isPresent())
                    .findFirst()
                    .ifPresent(name -> {
                        throw RegistryException.ofParameter(name, "does not go with " + GROUP_BY);
                    });
        }
        return dimensions;
    }

    /** How many groups to answer. */
    public static int limit(Parameters parameters) {
        return parameters
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 0, MOST_GROUPS))
                .orElse(MOST_GROUPS);
    }

    private static <D> List<Facet<D>> facets(RecordCollection<D> type) {
        return type.filters().stream()
                .map(Filter::facet)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> known(List<? extends Facet<?>> facets) {
        return facets.stream().map(Facet::name).toList();
    }

    private static <D> List<Facet<D>> read(String parameter, String text, List<Facet<D>> facets, int most) {
        List<String> known = known(facets);
        List<Facet<D>> wanted = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            int at = known.indexOf(name);
            if (at < 0) {
                throw RegistryException.ofParameter(
                        parameter,
                        "takes, separated by commas, " + String.join(", ", known) + Suggestion.phrase(name, known));
            }
            if (wanted.contains(facets.get(at))) {
                throw RegistryException.ofParameter(parameter, "names " + name + " twice");
            }
            if (wanted.size() == most) {
                throw RegistryException.ofParameter(parameter, "takes at most " + most);
            }
            wanted.add(facets.get(at));
        }
        return wanted;
    }
}
