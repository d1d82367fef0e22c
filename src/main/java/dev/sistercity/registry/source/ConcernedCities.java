package dev.sistercity.registry.source;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * Narrows what is said of records by the cities that these are about: a city itself, and every record that shows it. Cities are a
 * higher layer's; what is asked of them here is what every collection has: facets.
 */
final class ConcernedCities {

    static final String CITY = "city";
    static final String COUNTRY = "countryCode";

    private static final String CITIES = "cities";

    private ConcernedCities() {}

    /** @param slots of the records that say something of any of these, by their ids */
    static <D> List<Filter<D>> filters(BiFunction<Snapshot, Set<UUID>, RoaringBitmap> slots) {
        return List.of(
                new Filter<>(
                        ListParameter.id(
                                CITY, "About this city or a record that shows it: an id or {scheme}:{value}", null),
                        (selection, values, all) ->
                                retain(selection, cityIds(selection.reading().snapshot(), values.get(0)), slots)),
                new Filter<>(
                        ListParameter.text(COUNTRY, "About a city in this country or a record that shows one", "CN"),
                        (selection, values, all) ->
                                retain(selection, countryIds(selection.reading().snapshot(), values.get(0)), slots)));
    }

    private static <D> void retain(
            Selection<D> selection, Set<UUID> cities, BiFunction<Snapshot, Set<UUID>, RoaringBitmap> slots) {
        Snapshot snapshot = selection.reading().snapshot();
        Set<UUID> subjects = new HashSet<>(cities);
        for (Records<?> records : snapshot.all().values()) {
            cities.forEach(city -> records.forEach(records.with(CITY, city), entry -> subjects.add(entry.id())));
        }
        selection.retain(slots.apply(snapshot, subjects));
    }

    private static Set<UUID> cityIds(Snapshot snapshot, String reference) {
        Records<?> cities = snapshot.records(CITIES);
        Optional<UUID> known = ParameterValues.parseId(reference)
                .map(id -> snapshot.successor(id).orElse(id))
                .filter(id -> cities.find(id).isPresent());
        if (known.isEmpty()) {
            Set<UUID> named = new HashSet<>();
            cities.forEach(cities.with("identifier", reference), entry -> named.add(entry.id()));
            known = named.stream().findFirst();
        }
        return Set.of(known.orElseThrow(() -> RegistryException.ofParameter(
                Violation.ofParameter(CITY, "names no city of the registry: " + Characters.printable(reference))
                        .said(Wording.of(FaultCode.NAMES_NO_CITY)))));
    }

    private static Set<UUID> countryIds(Snapshot snapshot, String code) {
        if (!Countries.isCode(code)) {
            throw RegistryException.ofParameter(
                    COUNTRY,
                    "must be an ISO 3166-1 alpha-2 code such as CN"
                            + Countries.codeOf(code)
                                    .map(known -> "; use " + known)
                                    .orElse(""));
        }
        Set<UUID> found = new HashSet<>();
        Records<?> cities = snapshot.records(CITIES);
        cities.forEach(cities.with(COUNTRY, code), entry -> found.add(entry.id()));
        return found;
    }
}
