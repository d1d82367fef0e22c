package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityType;
import jakarta.inject.Singleton;
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
    public RoaringBitmap withPartnerIn(String countryCode, Reading reading) {
        RoaringBitmap found = new RoaringBitmap();
        Records<?> cities = reading.snapshot().records("cities");
        Records<PartnershipDraft> partnerships = partnerships(reading.snapshot());
        partnerships.forEach(partnerships.with("countryCode", countryCode), entry -> {
            PartnershipDraft partnership = entry.draft();
            boolean active = reading.asOf() == null
                    ? partnership.status() == PartnershipStatus.ACTIVE
                    : wasActive(partnership, reading);
            if (active) {
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

    private static boolean wasActive(PartnershipDraft partnership, Reading reading) {
        Timeline then = new Timeline(partnership, reading.asOf());
        return then.existed(reading.certainty()) && then.stood(PartnershipStatus.ACTIVE, reading.certainty());
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<PartnershipDraft> partnerships(Snapshot snapshot) {
        return (Records<PartnershipDraft>) snapshot.records(COLLECTION);
    }
}
