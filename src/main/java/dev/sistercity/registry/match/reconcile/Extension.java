package dev.sistercity.registry.match.reconcile;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches values of cities that were reconciled. */
@Singleton
class Extension {

    private final CityCollection cities;
    private final CityProperties properties;

    Extension(CityCollection cities, CityProperties properties) {
        this.cities = cities;
        this.properties = properties;
    }

    /**
     * A row for each id that was sent, also for one that leads to no city.
     *
     * @throws RegistryException MALFORMED naming a property that there is not
     */
    Map<String, Object> answer(ExtendDraft draft, ReadContext reading) {
        List<CityProperties.Property> wanted = new ArrayList<>();
        for (int i = 0; i < draft.properties().size(); i++) {
            wanted.add(get(draft.properties().get(i).id(), "/properties/" + i + "/id"));
        }
        Map<String, Object> rows = new LinkedHashMap<>();
        draft.ids().forEach(id -> rows.computeIfAbsent(id, unknown -> row(id, wanted, reading)));
        return Map.of(
                "meta", wanted.stream().map(CityProperties.Property::described).toList(), "rows", rows);
    }

    /** @throws RegistryException MALFORMED */
    CityProperties.Property get(String id, String pointer) {
        CityProperties.Property known = properties.all().get(id);
        if (known == null) {
            throw RegistryException.malformed(List.of(Violation.at(
                    pointer,
                    "is no property of a city"
                            + Suggestion.phrase(id, properties.all().keySet()))));
        }
        return known;
    }

    private Map<String, Object> row(String id, List<CityProperties.Property> wanted, ReadContext reading) {
        Optional<CityProperties.AskedCity> city = find(id, reading)
                .map(entry -> new CityProperties.AskedCity(entry, cities.view(entry, reading), reading));
        Map<String, Object> row = new LinkedHashMap<>();
        wanted.forEach(property -> row.put(
                property.id(),
                city.map(known -> property.values().of(known).toList()).orElse(List.of())));
        return row;
    }

    /** A city by its id, by one that was merged into it, or by {@code {scheme}:{value}}. */
    Optional<Entry<CityDraft>> find(String reference, ReadContext reading) {
        try {
            return cities.resolve(reference, reading.snapshot())
                    .map(id -> reading.snapshot().successor(id).orElse(id))
                    .flatMap(id -> reading.snapshot().find(cities, id));
        } catch (RegistryException noReference) {
            return Optional.empty();
        }
    }
}
