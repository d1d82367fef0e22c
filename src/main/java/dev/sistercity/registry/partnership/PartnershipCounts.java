package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.city.api.LevelCount;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.time.Membership;
import dev.sistercity.registry.partnership.time.Timeline;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.count.CountMeasure;
import dev.sistercity.registry.source.count.RegisteredCounts;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** What cities show of their partnerships. Goes by the collection's name: its type is made of the cities' type. */
@Singleton
public class PartnershipCounts implements CityCounts, RegisteredCounts {

    static final String CITY = CityCollection.SHOWN;
    /** The parties of active partnerships. */
    static final String ACTIVE_CITY = "activeCity";

    /** Values of a facet that can be looked at while one record is decoded. */
    private static final int VALUES_WHILE_DECODING = 50;

    PartnershipCounts() {}

    @Override
    public int partnerships(ReadContext readContext, UUID city) {
        Records<PartnershipDraft> partnerships = partnerships(readContext.snapshot());
        if (readContext.asOf() == null) {
            return partnerships.count(ACTIVE_CITY, city);
        }
        int[] count = {0};
        partnerships.forEach(partnerships.with(CITY, city), entry -> {
            if (isActive(entry.draft(), readContext)
                    && sides(entry, readContext).contains(city.toString())) {
                count[0]++;
            }
        });
        return count[0];
    }

    @Override
    public int partners(ReadContext readContext, UUID city) {
        Records<PartnershipDraft> partnerships = partnerships(readContext.snapshot());
        RoaringBitmap slots = partnerships.with(readContext.asOf() == null ? ACTIVE_CITY : CITY, city);
        if (readContext.asOf() == null
                && partnerships.countStored(slots) * VALUES_WHILE_DECODING > partnerships.values(ACTIVE_CITY)) {
            // The city itself is one of them.
            return Math.max(0, partnerships.countValues(ACTIVE_CITY, slots) - 1);
        }
        Set<String> partners = new HashSet<>();
        partnerships.forEach(slots, entry -> {
            Set<String> sides = sides(entry, readContext);
            if (sides.contains(city.toString()) && isActive(entry.draft(), readContext)) {
                partners.addAll(sides);
            }
        });
        partners.remove(city.toString());
        return partners.size();
    }

    /** Ids of the sides of a partnership now: as of its last change, since what follows from the day alone comes with a change. */
    static Set<String> sides(Entry<PartnershipDraft> entry) {
        long day = LocalDate.ofInstant(entry.recorded().updatedAt(), ZoneOffset.UTC)
                .toEpochDay();
        return Membership.on(entry.draft(), day);
    }

    /** Ids of the cities that are parties today, or as of the reading's day: not of those that left. */
    public static Set<String> sides(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return readContext.asOf() == null
                ? sides(entry)
                : entry.draft().parties().stream()
                        .filter(party ->
                                Membership.wasIn(entry.draft(), party, readContext.asOf(), readContext.certainty()))
                        .map(PartyDraft::city)
                        .collect(Collectors.toSet());
    }

    @Override
    public List<LevelCount> levels(ReadContext readContext, UUID city, Collection<UUID> units) {
        return new PartnershipLevels(partnerships(readContext.snapshot()), readContext, city, units).all();
    }

    @Override
    public Map<CountMeasure, Registered> of(UUID city, EdtfDate day, Snapshot snapshot) {
        ReadContext possible = new ReadContext(snapshot, List.of(), day, Certainty.POSSIBLE);
        ReadContext certain = new ReadContext(snapshot, List.of(), day, Certainty.CERTAIN);
        Collection<UUID> units = CityLookup.units(cities(snapshot), city);
        List<LevelCount> levels = levels(possible, city, units);
        Map<CountMeasure, Integer> most = counted(levels, partners(possible, city));
        Map<CountMeasure, Integer> least =
                day == null ? most : counted(levels(certain, city, units), partners(certain, city));
        Map<CountMeasure, Registered> registered = new EnumMap<>(CountMeasure.class);
        most.forEach((measure, count) -> registered.put(measure, new Registered(count, least.get(measure), count)));
        // A source that does not say so may count with the units under the city or without.
        LevelCount within = levels.get(Level.WITHIN.ordinal());
        registered.computeIfPresent(CountMeasure.PARTNERSHIPS, (measure, own) -> own.upTo(within.partnerships()));
        registered.computeIfPresent(CountMeasure.COUNTRIES, (measure, own) -> own.upTo(within.countries()));
        return registered;
    }

    private static Map<CountMeasure, Integer> counted(List<LevelCount> levels, int partners) {
        LevelCount own = levels.get(Level.OWN.ordinal());
        int sisterCities = own.byKind().stream()
                .filter(kind -> kind.kind().equals(Kebab.of(PartnershipKind.SISTER_CITY)))
                .mapToInt(LevelCount.OfKind::partnerships)
                .sum();
        Map<CountMeasure, Integer> counted = new EnumMap<>(CountMeasure.class);
        counted.put(CountMeasure.PARTNERSHIPS, own.partnerships());
        counted.put(CountMeasure.OWN, own.partnerships());
        counted.put(CountMeasure.SISTER_CITIES, sisterCities);
        counted.put(CountMeasure.OTHER_KINDS, Math.max(0, own.partnerships() - sisterCities));
        counted.put(CountMeasure.UNDER, levels.get(Level.UNDER.ordinal()).partnerships());
        counted.put(CountMeasure.WITHIN, levels.get(Level.WITHIN.ordinal()).partnerships());
        counted.put(CountMeasure.PARTNERS, partners);
        counted.put(CountMeasure.COUNTRIES, own.countries());
        return counted;
    }

    /** Slots of the partnerships that a unit under a city is a party of, and the city is not. */
    static RoaringBitmap under(Records<PartnershipDraft> partnerships, UUID city, Collection<UUID> units) {
        return RoaringBitmap.andNot(CityFacet.shown(partnerships, units), partnerships.with(CITY, city));
    }

    @Override
    public RoaringBitmap withPartnerIn(String countryCode, ReadContext readContext) {
        RoaringBitmap found = new RoaringBitmap();
        Records<?> cities = readContext.snapshot().records("cities");
        Records<PartnershipDraft> partnerships = partnerships(readContext.snapshot());
        partnerships.forEach(partnerships.with("countryCode", countryCode), entry -> {
            PartnershipDraft partnership = entry.draft();
            if (isActive(partnership, readContext)) {
                RoaringBitmap foreign = cities.with("countryCode", countryCode);
                Set<String> sides = sides(entry, readContext);
                sides.forEach(side -> cities.find(UUID.fromString(side))
                        .filter(city -> hasOtherPartner(sides, side, foreign, cities))
                        .ifPresent(city -> found.add(city.slot())));
            }
        });
        return found;
    }

    @Override
    public Map<UUID, UUID> partners(Snapshot snapshot, UUID city) {
        Map<UUID, UUID> partners = new LinkedHashMap<>();
        Records<PartnershipDraft> partnerships = partnerships(snapshot);
        partnerships.forEach(partnerships.with(CITY, city), entry -> {
            List<PartyDraft> parties = entry.draft().parties();
            if (parties.size() == 2) {
                parties.stream()
                        .map(party -> UUID.fromString(party.city()))
                        .filter(other -> !other.equals(city))
                        .forEach(other -> partners.putIfAbsent(other, entry.id()));
            }
        });
        return partners;
    }

    /** Whether a side other than this one is in the country. */
    private static boolean hasOtherPartner(Set<String> sides, String side, RoaringBitmap inCountry, Records<?> cities) {
        return sides.stream().filter(other -> !other.equals(side)).anyMatch(other -> cities.find(UUID.fromString(other))
                .filter(city -> inCountry.contains(city.slot()))
                .isPresent());
    }

    /** Today, or as of the reading's day. */
    static boolean isActive(PartnershipDraft partnership, ReadContext readContext) {
        return readContext.asOf() == null
                ? partnership.status() == PartnershipStatus.ACTIVE
                : wasActive(partnership, readContext);
    }

    private static boolean wasActive(PartnershipDraft partnership, ReadContext readContext) {
        Timeline then = new Timeline(partnership, readContext.asOf());
        return then.existed(readContext.certainty()) && then.stood(PartnershipStatus.ACTIVE, readContext.certainty());
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<CityDraft> cities(Snapshot snapshot) {
        return (Records<CityDraft>) snapshot.records(CityCollection.COLLECTION);
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<PartnershipDraft> partnerships(Snapshot snapshot) {
        return (Records<PartnershipDraft>) snapshot.records(PartnershipCollection.COLLECTION);
    }
}
