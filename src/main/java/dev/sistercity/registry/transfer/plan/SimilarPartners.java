package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery.Trust;
import dev.sistercity.registry.match.place.WrittenName;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Partners of a city that are called nearly as a row writes a partner's name: it may be misspelt, or the beginning of a longer one, so
 * that they are none of its candidates.
 */
@Singleton
class SimilarPartners {

    private final Catalog catalog;
    private final CityCollection cityCollection;
    private final PartnershipCollection partnershipCollection;
    private final CityMatcher matcher;

    SimilarPartners(
            Catalog catalog,
            CityCollection cityCollection,
            PartnershipCollection partnershipCollection,
            CityMatcher matcher) {
        this.catalog = catalog;
        this.cityCollection = cityCollection;
        this.partnershipCollection = partnershipCollection;
        this.matcher = matcher;
    }

    /**
     * The row with such a partner as what its unclear side may be; empty unless there is one alone.
     *
     * @param made as {@link #made}
     */
    Optional<UnclearSides> of(CityResolver.ResolvedRow row, PlannedRecords plannedRecords, Map<UUID, Set<UUID>> made) {
        if (row.one().isClear() == row.two().isClear()) {
            return Optional.empty();
        }
        boolean first = row.two().isClear();
        Resolution clear = first ? row.two() : row.one();
        Side side = first ? row.statement().one() : row.statement().two();
        Optional<UUID> city = plannedRecords.city(clear.city(), clear.place());
        if (city.isEmpty() || side.name() == null || side.country() == null) {
            return Optional.empty();
        }
        WrittenName written = new WrittenName(side.name());
        Set<String> countries = matcher.countries(side.country());
        List<UUID> called =
                partners(city.get(), plannedRecords, made.getOrDefault(city.get(), Set.of())).entrySet().stream()
                        .filter(partner -> countries.contains(partner.getValue().countryCode())
                                && written.isNearlyOf(partner.getValue())
                                && !isFar(side, partner.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (called.size() != 1) {
            return Optional.empty();
        }
        Map<UUID, Candidate> partner = Map.of(called.get(0), candidate(called.get(0)));
        Map<UUID, Candidate> self = Map.of(city.get(), candidate(city.get()));
        return Optional.of(new UnclearSides(row, first ? partner : self, first ? self : partner));
    }

    private static Candidate candidate(UUID city) {
        return new Candidate(city, null, 0, List.of());
    }

    /** Coordinates that were looked up by a name are those of something that is called so: it may be no slip then. */
    private static boolean isFar(Side side, CityDraft city) {
        return side.latitude() != null
                && side.trust() != Trust.GUESSED
                && !(side.trust() == Trust.LOOKED_UP && new WrittenName(side.name()).isShortFor(city))
                && Place.of(city)
                        .filter(place -> place.kmTo(new Place(side.latitude(), side.longitude()))
                                <= PartnerDisambiguation.FAR_KM)
                        .isEmpty();
    }

    /** By city the other sides of the partnerships that are not written yet. */
    static Map<UUID, Set<UUID>> made(PlannedRecords plannedRecords) {
        Map<UUID, Set<UUID>> made = new HashMap<>();
        plannedRecords.partnerships().all().stream()
                .filter(KnownPartnership::isNew)
                .map(knownPartnership -> parties(knownPartnership.now()))
                .filter(parties -> parties.size() == 2)
                .forEach(parties -> parties.forEach(city ->
                        made.computeIfAbsent(city, none -> new HashSet<>()).addAll(parties)));
        return made;
    }

    private Map<UUID, CityDraft> partners(UUID city, PlannedRecords plannedRecords, Set<UUID> made) {
        Snapshot snapshot = catalog.snapshot();
        Set<UUID> others = new HashSet<>(made);
        var stored = snapshot.records(partnershipCollection);
        stored.forEach(stored.with(CityCollection.SHOWN, city), entry -> {
            List<UUID> parties = parties(entry.draft());
            if (parties.size() == 2) {
                others.addAll(parties);
            }
        });
        others.remove(city);
        Map<UUID, CityDraft> partners = new HashMap<>();
        others.forEach(other -> Optional.ofNullable(plannedRecords.newCities().get(other))
                .map(PlannedRecords.PlannedCity::draft)
                .or(() -> snapshot.find(cityCollection, other).map(entry -> entry.draft()))
                .ifPresent(partner -> partners.put(other, partner)));
        return partners;
    }

    private static List<UUID> parties(PartnershipDraft draft) {
        return draft.parties().stream()
                .map(PartyDraft::city)
                .map(UUID::fromString)
                .toList();
    }
}
