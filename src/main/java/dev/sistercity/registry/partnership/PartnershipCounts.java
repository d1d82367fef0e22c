package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.LevelCount;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** What cities show of their partnerships. Goes by the collection's name: its type is made of the cities' type. */
@Singleton
class PartnershipCounts implements CityCounts {

    static final String COLLECTION = "partnerships";
    static final String CITY = CityType.SHOWN;
    /** The parties of active partnerships. */
    static final String ACTIVE_CITY = "activeCity";

    PartnershipCounts() {}

    @Override
    public int partnerships(Reading reading, UUID city) {
        Records<PartnershipDraft> partnerships = partnerships(reading.snapshot());
        if (reading.asOf() == null) {
            return partnerships.count(ACTIVE_CITY, city);
        }
        int[] count = {0};
        partnerships.forEach(partnerships.with(CITY, city), entry -> {
            if (wasActive(entry.draft(), reading)) {
                count[0]++;
            }
        });
        return count[0];
    }

    @Override
    public List<LevelCount> levels(Reading reading, UUID city, Collection<UUID> units) {
        return new PartnershipLevels(partnerships(reading.snapshot()), reading, city, units).all();
    }

    /** Slots of the partnerships that a unit under a city is a party of, and the city is not. */
    static RoaringBitmap under(Records<PartnershipDraft> partnerships, UUID city, Collection<UUID> units) {
        return RoaringBitmap.andNot(CityFacet.shown(partnerships, units), partnerships.with(CITY, city));
    }

    @Override
    public RoaringBitmap withPartnerIn(String countryCode, Reading reading) {
        RoaringBitmap found = new RoaringBitmap();
        Records<?> cities = reading.snapshot().records("cities");
        Records<PartnershipDraft> partnerships = partnerships(reading.snapshot());
        partnerships.forEach(partnerships.with("countryCode", countryCode), entry -> {
            PartnershipDraft partnership = entry.draft();
            if (isActive(partnership, reading)) {
                RoaringBitmap foreign = cities.with("countryCode", countryCode);
                partnership.parties().forEach(party -> cities.find(UUID.fromString(party.city()))
                        .filter(city -> hasOtherPartner(partnership, party, foreign, cities))
                        .ifPresent(city -> found.add(city.slot())));
            }
        });
        return found;
    }

    /** Whether a party other than this one is in the country. */
    private static boolean hasOtherPartner(
            PartnershipDraft partnership, PartyDraft party, RoaringBitmap inCountry, Records<?> cities) {
        return partnership.parties().stream()
                .filter(other -> !other.city().equals(party.city()))
                .anyMatch(other -> cities.find(UUID.fromString(other.city()))
                        .filter(city -> inCountry.contains(city.slot()))
                        .isPresent());
    }

    /** Today, or as of the reading's day. */
    static boolean isActive(PartnershipDraft partnership, Reading reading) {
        return reading.asOf() == null
                ? partnership.status() == PartnershipStatus.ACTIVE
                : wasActive(partnership, reading);
    }

    private static boolean wasActive(PartnershipDraft partnership, Reading reading) {
        Timeline then = new Timeline(partnership, reading.asOf());
        return then.existed(reading.certainty()) && then.stood(PartnershipStatus.ACTIVE, reading.certainty());
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<PartnershipDraft> partnerships(Snapshot snapshot) {
        return (Records<PartnershipDraft>) snapshot.records(COLLECTION);
    }
}
