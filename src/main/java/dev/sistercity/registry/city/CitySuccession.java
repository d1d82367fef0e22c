package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.CityTimeline;
import dev.sistercity.registry.city.api.DatedKind;
import dev.sistercity.registry.city.api.DatedUnitView;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a city was, and which came before and after it: one of the two records says so, both show it. Null for nothing. */
final class CitySuccession {

    static final String PREDECESSOR = "predecessor";
    static final String SUCCESSOR = "successor";

    private final CityCollection cities;

    CitySuccession(CityCollection cities) {
        this.cities = cities;
    }

    List<DatedKind> kinds(Entry<CityDraft> entry, ReadContext readContext) {
        return orNull(entry.draft().kinds().stream()
                .filter(kind -> hasBegun(kind.from(), readContext))
                .toList());
    }

    List<DatedUnitView> units(Entry<CityDraft> entry, ReadContext readContext) {
        return orNull(entry.draft().units().stream()
                .filter(unit -> hasBegun(unit.from(), readContext))
                .map(unit -> new DatedUnitView(
                        cities.plainRef(UUID.fromString(unit.city()), readContext), unit.from(), unit.until()))
                .toList());
    }

    List<CityRef> predecessors(Entry<CityDraft> entry, ReadContext readContext) {
        return refs(both(entry.draft().predecessors(), entry.id(), SUCCESSOR, readContext), readContext);
    }

    /** As of a day before its end, none. */
    List<CityRef> successors(Entry<CityDraft> entry, ReadContext readContext) {
        return isYetToEnd(entry.draft(), readContext) ? null : plainSuccessors(entry.id(), entry.draft(), readContext);
    }

    List<CityRef> plainSuccessors(UUID id, CityDraft city, ReadContext readContext) {
        return refs(both(city.successors(), id, PREDECESSOR, readContext), readContext);
    }

    /** What the record itself says, where it shows more. */
    Map<String, Object> unseen(Entry<CityDraft> entry, ReadContext readContext) {
        Map<String, Object> unseen = new LinkedHashMap<>();
        CityDraft city = entry.draft();
        addIfMore(
                unseen,
                "predecessors",
                city.predecessors(),
                both(city.predecessors(), entry.id(), SUCCESSOR, readContext));
        addIfMore(
                unseen, "successors", city.successors(), both(city.successors(), entry.id(), PREDECESSOR, readContext));
        return unseen;
    }

    private static void addIfMore(Map<String, Object> unseen, String name, List<String> own, Set<UUID> shown) {
        if (own.size() != shown.size()) {
            unseen.put(name, own);
        }
    }

    /** Those that the city names, and those that name it. */
    private Set<UUID> both(List<String> own, UUID id, String facet, ReadContext readContext) {
        Set<UUID> all = new LinkedHashSet<>();
        own.forEach(other -> all.add(UUID.fromString(other)));
        Records<CityDraft> records = readContext.snapshot().records(cities);
        records.forEach(records.with(facet, id), other -> all.add(other.id()));
        return all;
    }

    private List<CityRef> refs(Set<UUID> ids, ReadContext readContext) {
        return orNull(ids.stream().map(id -> cities.plainRef(id, readContext)).toList());
    }

    private static boolean isYetToEnd(CityDraft city, ReadContext readContext) {
        return readContext.asOf() != null
                && city.dissolved() != null
                && !new CityTimeline(city, readContext.asOf()).isDissolved();
    }

    private static boolean hasBegun(EdtfDate from, ReadContext readContext) {
        return readContext.asOf() == null || from == null || from.begunBy(readContext.asOf(), Certainty.POSSIBLE);
    }

    private static <T> List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
