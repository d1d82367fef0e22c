package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityTimeline;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Finds cities that query parameters name. */
public final class CityLookup {

    private CityLookup() {}

    /** Whether a city had not been dissolved as of the reading's day; a city that is not known stands. */
    public static boolean stands(CityCollection type, String city, ReadContext readContext) {
        return readContext
                .snapshot()
                .find(type, UUID.fromString(city))
                .filter(entry -> new CityTimeline(entry.draft(), readContext.asOf()).isDissolved())
                .isEmpty();
    }

    /**
     * @param parameter the parameter's name
     * @param reference an id or {@code {scheme}:{value}}
     * @throws RegistryException MALFORMED if it is neither, or names no city: an empty list would hide a wrong id
     */
    public static UUID get(CityCollection type, ReadContext readContext, String parameter, String reference) {
        return find(type, readContext, parameter, reference)
                .map(id -> readContext.snapshot().successor(id).orElse(id))
                .filter(id -> readContext.snapshot().find(type, id).isPresent())
                .orElseThrow(() -> RegistryException.ofParameter(Violation.ofParameter(
                                parameter, "names no city of the registry: " + Characters.printable(reference))
                        .said(Wording.of(FaultCode.NAMES_NO_CITY))));
    }

    private static Optional<UUID> find(
            CityCollection type, ReadContext readContext, String parameter, String reference) {
        try {
            return type.resolve(reference, readContext.snapshot());
        } catch (RegistryException e) {
            Violation fault = e.violations().get(0);
            throw RegistryException.ofParameter(
                    Violation.ofParameter(parameter, fault.detail()).said(fault.worded()));
        }
    }

    /** Slots of a unit and of everything under it. */
    public static RoaringBitmap within(CityCollection type, ReadContext readContext, UUID unit) {
        Records<CityDraft> cities = readContext.snapshot().records(type);
        RoaringBitmap found = new RoaringBitmap();
        units(cities, unit).forEach(id -> cities.find(id).ifPresent(entry -> found.add(entry.slot())));
        return found;
    }

    /** The city; with everything under it, itself first, where that is asked for by {@link WithinParameter#UNITS_UNDER}. */
    public static Set<UUID> asked(CityCollection type, ReadContext readContext, Parameters parameters, UUID city) {
        return WithinParameter.isWanted(parameters)
                ? units(readContext.snapshot().records(type), city)
                : Set.of(city);
    }

    /** A unit and everything under it, itself first; empty where there is no such unit. */
    public static Set<UUID> units(Records<CityDraft> cities, UUID unit) {
        Set<UUID> found = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>();
        cities.find(unit).ifPresent(entry -> open.add(unit));
        while (!open.isEmpty()) {
            UUID next = open.remove();
            if (found.add(next)) {
                cities.forEach(cities.with("partOf", next), (Entry<CityDraft> part) -> open.add(part.id()));
            }
        }
        return found;
    }
}
