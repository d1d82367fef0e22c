package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.RecordLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The cities that a report is about, and how their records are told.
 *
 * @param units the city, perhaps with those under it
 * @param ids the same as drafts have them
 */
record ReportScope(Set<UUID> units, Set<String> ids, CityCollection cities, ReadContext reading) {

    static ReportScope of(Set<UUID> units, CityCollection cities, ReadContext readContext) {
        return new ReportScope(
                units, units.stream().map(UUID::toString).collect(Collectors.toUnmodifiableSet()), cities, readContext);
    }

    /**
     * How records of one type are told.
     *
     * @param date null where it is not known
     */
    record Telling<D>(
            Function<D, EdtfDate> date,
            Function<D, String> what,
            Function<D, List<String>> cities,
            Function<D, List<String>> topics,
            Function<D, String> place) {}

    boolean has(String city) {
        return city != null && ids.contains(city);
    }

    boolean hasAny(Collection<String> cities) {
        return cities.stream().anyMatch(ids::contains);
    }

    /** Others among these cities, each once. */
    List<CityRef> others(Collection<String> all) {
        return all.stream()
                .filter(Objects::nonNull)
                .filter(city -> !ids.contains(city))
                .distinct()
                .map(city -> cities.refOrNull(city, reading))
                .toList();
    }

    /**
     * Records that show one of the cities.
     *
     * @param when whether one belongs into the figure by its date: empty if not, true if for certain
     */
    <D> List<ReportedRecord> records(
            RecordCollection<D> type, Telling<D> telling, Predicate<D> wanted, Function<D, Optional<Boolean>> when) {
        List<ReportedRecord> found = new ArrayList<>();
        Records<D> records = reading.snapshot().records(type);
        records.forEach(CityFacet.shown(records, units), entry -> {
            D draft = entry.draft();
            if (wanted.test(draft)) {
                when.apply(draft)
                        .ifPresent(certain -> found.add(ReportedRecord.of(
                                RecordLink.of(type, entry, telling.date().apply(draft), reading),
                                certain,
                                telling.what().apply(draft),
                                others(telling.cities().apply(draft)),
                                telling.topics().apply(draft),
                                telling.place().apply(draft))));
            }
        });
        found.sort(LATEST_FIRST);
        return found;
    }

    /** Those of no known date last. */
    static final Comparator<ReportedRecord> LATEST_FIRST = Comparator.comparing(
                    ReportedRecord::date, Comparator.nullsFirst(Comparator.<EdtfDate>naturalOrder()))
            .reversed()
            .thenComparing(ReportedRecord::id);
}
