package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.FacetCounts;
import dev.sistercity.registry.catalog.index.Groups;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.shared.page.PageInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes what a list counts: its facets and its groups. */
final class Counting {

    /** More than there are countries. */
    private static final int MOST_VALUES = 250;

    private Counting() {}

    /**
     * Properties of a page beside its items.
     *
     * @return {@code facets}, by name, and {@code without}, how many records have no value; empty for no facets
     */
    static <D> Map<String, Object> facets(Selection<D> selection, List<Facet<D>> facets) {
        if (facets.isEmpty()) {
            return Map.of();
        }
        Map<String, List<FacetCount>> counted = new LinkedHashMap<>();
        Map<String, Integer> without = new LinkedHashMap<>();
        for (Facet<D> facet : facets) {
            FacetCounts counts = FacetCounts.of(selection, facet);
            counted.put(
                    facet.name(),
                    counts.values().stream()
                            .limit(MOST_VALUES)
                            .map(count -> new FacetCount(
                                    count.value(),
                                    facet.naming().of(count.value(), selection.reading()),
                                    count.records()))
                            .toList());
            if (counts.without() > 0) {
                without.put(facet.name(), counts.without());
            }
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("facets", counted);
        properties.put("without", without);
        return properties;
    }

    /** A page without items, and the groups. */
    static <D> Map<String, Object> groups(Groups groups, List<Facet<D>> facets, int limit, ReadContext readContext) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", List.of());
        page.put("page", new PageInfo(limit, groups.total(), null));
        page.put("groupBy", facets.stream().map(Facet::name).toList());
        page.put("groupCount", groups.groups().size());
        page.put(
                "groups",
                groups.groups().stream()
                        .limit(limit)
                        .map(group ->
                                new RecordGroup(group.values(), names(group, facets, readContext), group.records()))
                        .toList());
        return page;
    }

    /** For each facet a column of values and one of names, and the count. */
    static <D> byte[] csv(Groups groups, List<Facet<D>> facets, int limit, ReadContext readContext) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object> head = new ArrayList<>();
            facets.forEach(facet -> {
                head.add(facet.name());
                head.add(facet.name() + "Name");
            });
            head.add("count");
            printer.printRecord(head);
            for (Groups.Group group :
                    groups.groups().subList(0, Math.min(limit, groups.groups().size()))) {
                List<String> names = names(group, facets, readContext);
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    row.add(Tabular.text(group.values().get(i)));
                    row.add(Tabular.text(names.get(i)));
                }
                row.add(group.records());
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <D> List<String> names(Groups.Group group, List<Facet<D>> facets, ReadContext readContext) {
        List<String> names = new ArrayList<>(facets.size());
        for (int i = 0; i < facets.size(); i++) {
            String value = group.values().get(i);
            names.add(value == null ? null : facets.get(i).naming().of(value, readContext));
        }
        return names;
    }
}
