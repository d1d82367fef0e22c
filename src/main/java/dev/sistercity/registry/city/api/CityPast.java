package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Lists;
import java.util.List;
import java.util.stream.Stream;

/** What is said of a city in time, as it is stored; ids as texts. */
public record CityPast(
        List<DatedKind> kinds,
        List<DatedUnitDraft> units,
        EdtfDate dissolved,
        List<String> predecessors,
        List<String> successors) {

    public static final CityPast NONE = new CityPast(null, null, null, null, null);

    public CityPast {
        kinds = Lists.compact(kinds);
        units = Lists.compact(units);
        predecessors = Lists.compact(predecessors);
        successors = Lists.compact(successors);
    }

    /** Ids of the cities that are named, each once. */
    public List<String> related() {
        return Stream.concat(
                        units.stream().map(DatedUnitDraft::city),
                        Stream.concat(predecessors.stream(), successors.stream()))
                .distinct()
                .toList();
    }

    /** Without a city: what was merged into it named it. */
    CityPast without(String city) {
        return new CityPast(
                kinds,
                units.stream().filter(unit -> !unit.city().equals(city)).toList(),
                dissolved,
                predecessors.stream().filter(other -> !other.equals(city)).toList(),
                successors.stream().filter(other -> !other.equals(city)).toList());
    }
}
