package dev.sistercity.registry.city.duplicate;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityDuplicates;
import dev.sistercity.registry.city.api.CityDraft;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Pairs of records that are probably of one city. More than what stops a writer: names that are the same without words of units or in
 * another romanisation, at one place or with a partner in common; and names that differ by few letters, with a partner in common. Looked
 * for when they are asked for, and once for each state of the registry; not for the event loop.
 */
@Singleton
class CityTwins {

    /** So many records with one key are no twins, but a common name. */
    private static final int COMMON = 40;

    private final CityCollection cities;
    private final CityCounts counts;
    private final NameLikeness likeness;
    private final Instance<Catalog> catalog;
    private final Map<UUID, Keyed> keys = new ConcurrentHashMap<>();
    private volatile Found last;

    /** @param catalog asked late: it knows all collections, and so what uses this */
    CityTwins(CityCollection cities, CityCounts counts, NameLikeness likeness, Instance<Catalog> catalog) {
        this.cities = cities;
        this.counts = counts;
        this.likeness = likeness;
        this.catalog = catalog;
    }

    /** Of a draft, so that only what has changed is read again. */
    private record Keyed(CityDraft draft, Set<String> keys) {}

    /** Ids of the partnerships of two cities with one partner. */
    record Both(UUID one, UUID other) {}

    /**
     * Another record that is probably of the same city.
     *
     * @param common their partnerships, by the partner that both have
     */
    record Twin(UUID city, String reason, Map<UUID, Both> common) {}

    private record Found(Snapshot snapshot, Map<UUID, List<Twin>> twins) {}

    List<Twin> of(UUID city, Snapshot snapshot) {
        return all(snapshot).getOrDefault(city, List.of());
    }

    RoaringBitmap members(Records<CityDraft> records) {
        RoaringBitmap members = new RoaringBitmap();
        all(catalog.get().snapshot()).keySet().forEach(city -> records.find(city)
                .ifPresent(entry -> members.add(entry.slot())));
        return members;
    }

    private Map<UUID, List<Twin>> all(Snapshot snapshot) {
        Found found = last;
        if (found == null || found.snapshot() != snapshot) {
            found = new Found(snapshot, new Search(snapshot).twins());
            last = found;
        }
        return found.twins();
    }

    private Set<String> keys(Entry<CityDraft> city) {
        return keys.compute(
                        city.id(),
                        (id, known) -> known != null && known.draft().equals(city.draft())
                                ? known
                                : new Keyed(city.draft(), likeness.keys(city.draft())))
                .keys();
    }

    /** One look through all cities. */
    private final class Search {

        private final Snapshot snapshot;
        private final Records<CityDraft> records;
        private final Map<UUID, Map<UUID, UUID>> partners = new HashMap<>();
        private final Map<UUID, List<Twin>> twins = new LinkedHashMap<>();

        private Search(Snapshot snapshot) {
            this.snapshot = snapshot;
            records = snapshot.records(cities);
        }

        private Map<UUID, List<Twin>> twins() {
            Map<String, List<Entry<CityDraft>>> byKey = new HashMap<>();
            records.forEach(records.all(), city -> keys(city)
                    .forEach(key -> byKey.computeIfAbsent(city.draft().countryCode() + key, none -> new ArrayList<>(2))
                            .add(city)));
            byKey.values().forEach(sharing -> eachPair(sharing, false));
            records.forEach(records.all(), this::partnersOf);
            return twins;
        }

        /** Those of a city that are called nearly the same are rather one. */
        private void partnersOf(Entry<CityDraft> city) {
            Map<String, List<Entry<CityDraft>>> byCountry = new HashMap<>();
            partners(city.id()).keySet().forEach(other -> records.find(other).ifPresent(partner -> byCountry
                    .computeIfAbsent(partner.draft().countryCode(), none -> new ArrayList<>())
                    .add(partner)));
            byCountry.values().forEach(sharing -> eachPair(sharing, true));
        }

        private void eachPair(List<Entry<CityDraft>> sharing, boolean byPartner) {
            for (int i = 0; i < sharing.size() && (byPartner || sharing.size() <= COMMON); i++) {
                for (int j = i + 1; j < sharing.size(); j++) {
                    Entry<CityDraft> one = sharing.get(i);
                    Entry<CityDraft> other = sharing.get(j);
                    if (!isKnown(one, other) && (!byPartner || likeness.areAlike(one.draft(), other.draft()))) {
                        reason(one, other, byPartner).ifPresent(reason -> add(one.id(), other.id(), reason));
                    }
                }
            }
        }

        private boolean isKnown(Entry<CityDraft> one, Entry<CityDraft> other) {
            return twins.getOrDefault(one.id(), List.of()).stream()
                    .anyMatch(twin -> twin.city().equals(other.id()));
        }

        private Optional<String> reason(Entry<CityDraft> one, Entry<CityDraft> other, boolean byPartner) {
            CityDraft here = one.draft();
            CityDraft there = other.draft();
            boolean apart = likeness.isUnion(here) != likeness.isUnion(there);
            if (apart && common(one.id(), other.id()).isEmpty()) {
                return Optional.empty();
            }
            Optional<String> certain = CityDuplicates.reason(here, there);
            Optional<Double> km = CityDuplicates.km(here, there);
            boolean far = km.isPresent() && km.get() > CityDuplicates.NEAR_KM;
            if (certain.isPresent() || far || CityDuplicates.areToldApart(here, there)) {
                return certain;
            }
            String names = "«" + here.names().get(0).value() + "» and «"
                    + there.names().get(0).value() + "» are " + (byPartner ? "nearly one name" : "one name");
            if (km.isPresent() && !byPartner) {
                return Optional.of(names + ", and they lie within " + (int) CityDuplicates.NEAR_KM + " km");
            }
            int common = common(one.id(), other.id()).size();
            return common == 0
                    ? Optional.empty()
                    : Optional.of(names + ", and they have " + common + (common == 1 ? " partner" : " partners")
                            + " in common");
        }

        private void add(UUID one, UUID other, String reason) {
            Map<UUID, Both> common = common(one, other);
            Map<UUID, Both> turned = new LinkedHashMap<>();
            common.forEach((partner, both) -> turned.put(partner, new Both(both.other(), both.one())));
            twins.computeIfAbsent(one, none -> new ArrayList<>()).add(new Twin(other, reason, common));
            twins.computeIfAbsent(other, none -> new ArrayList<>()).add(new Twin(one, reason, turned));
        }

        private Map<UUID, Both> common(UUID one, UUID other) {
            Map<UUID, UUID> others = partners(other);
            Map<UUID, Both> common = new LinkedHashMap<>();
            partners(one).forEach((partner, partnership) -> {
                if (others.containsKey(partner)) {
                    common.put(partner, new Both(partnership, others.get(partner)));
                }
            });
            return common;
        }

        private Map<UUID, UUID> partners(UUID city) {
            return partners.computeIfAbsent(city, id -> counts.partners(snapshot, id));
        }
    }
}
