package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/**
 * The sides of a partnership, each with the cities that count for it: itself, and perhaps everything under it. Where one side
 * is under another, what is under the lower one counts for that alone.
 */
final class SideCities {

    private final Map<UUID, Set<UUID>> byParty = new LinkedHashMap<>();
    private final boolean within;
    private boolean nested;

    SideCities(PartnershipDraft partnership, boolean within, Records<CityDraft> cities) {
        this.within = within;
        List<UUID> parties = partnership.parties().stream()
                .map(PartyDraft::city)
                .map(UUID::fromString)
                .toList();
        parties.forEach(party ->
                byParty.put(party, new LinkedHashSet<>(within ? CityLookup.units(cities, party) : Set.of(party))));
        byParty.forEach((party, units) -> parties.stream()
                .filter(other -> !other.equals(party) && units.contains(other))
                .forEach(lower -> {
                    nested = true;
                    units.removeAll(CityLookup.units(cities, lower));
                }));
    }

    Map<UUID, Set<UUID>> byParty() {
        return byParty;
    }

    /** Slots of the records that show two sides or more. */
    RoaringBitmap together(Records<?> records) {
        RoaringBitmap one = new RoaringBitmap();
        RoaringBitmap more = new RoaringBitmap();
        byParty.values().forEach(units -> {
            RoaringBitmap side = CityFacet.shown(records, units);
            more.or(RoaringBitmap.and(one, side));
            one.or(side);
        });
        return more;
    }

    /** Slots of the records that show any side. */
    RoaringBitmap any(Records<?> records) {
        RoaringBitmap any = new RoaringBitmap();
        byParty.values().forEach(units -> any.or(CityFacet.shown(records, units)));
        return any;
    }

    /** Whether a city counts for any side. */
    boolean has(String city) {
        UUID id = UUID.fromString(city);
        return byParty.values().stream().anyMatch(units -> units.contains(id));
    }

    /** Whether cities are of two sides or more. */
    boolean joined(Collection<String> ids) {
        return byParty.values().stream()
                        .filter(units -> ids.stream().map(UUID::fromString).anyMatch(units::contains))
                        .limit(2)
                        .count()
                > 1;
    }

    /** The filters by which lists find what shows both sides; null where there are more than two, or one is under the other. */
    String query() {
        if (byParty.size() != 2 || nested) {
            return null;
        }
        List<String> filters = new ArrayList<>();
        byParty.keySet().forEach(party -> filters.add((within ? "within=" : "city=") + party));
        return String.join("&", filters);
    }
}
