package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.http.Kebab;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Counts partnerships for cities. Finds both by their names, since the types of either lead to this. */
@Singleton
class PartnershipCounts implements CityCounts {

    PartnershipCounts() {}

    @Override
    public int partnerships(Reading reading, UUID city) {
        Records<PartnershipDraft> partnerships = partnerships(reading.snapshot());
        if (reading.asOf() == null) {
            return partnerships.with(PartnershipFacets.ACTIVE_PARTY, city).getCardinality();
        }
        int[] count = {0};
        partnerships.forEach(partnerships.with(CityType.SHOWN, city), partnership -> {
            if (active(partnership, reading)) {
                count[0]++;
            }
        });
        return count[0];
    }

    @Override
    public RoaringBitmap withPartnerIn(String countryCode, Reading reading) {
        Records<PartnershipDraft> partnerships = partnerships(reading.snapshot());
        RoaringBitmap there = partnerships.with(PartnershipFacets.COUNTRY, PartnershipFacets.country(countryCode, 1));
        if (reading.asOf() == null) {
            there = RoaringBitmap.and(
                    there, partnerships.with(PartnershipFacets.STATUS, Kebab.of(PartnershipStatus.ACTIVE)));
        }
        RoaringBitmap found = new RoaringBitmap();
        partnerships.forEach(there, partnership -> {
            if (active(partnership, reading)) {
                addPartners(partnership.draft(), countryCode, reading.snapshot(), found);
            }
        });
        return found;
    }

    private static boolean active(Entry<PartnershipDraft> partnership, Reading reading) {
        if (reading.asOf() == null) {
            return partnership.draft().status() == PartnershipStatus.ACTIVE;
        }
        Timeline timeline = Timeline.of(partnership.draft());
        return timeline.existed(reading.asOf(), reading.certainty())
                && timeline.was(PartnershipStatus.ACTIVE, reading.asOf(), reading.certainty());
    }

    /** Every party that has another one in the country. */
    private static void addPartners(
            PartnershipDraft partnership, String countryCode, Snapshot snapshot, RoaringBitmap found) {
        Records<CityDraft> cities = cities(snapshot);
        List<Entry<CityDraft>> parties = partnership.cities().stream()
                .map(cities::find)
                .flatMap(Optional::stream)
                .toList();
        long there = parties.stream()
                .filter(city -> city.draft().countryCode().equals(countryCode))
                .count();
        parties.forEach(city -> {
            boolean itself = city.draft().countryCode().equals(countryCode);
            if (there > (itself ? 1 : 0)) {
                found.add(city.slot());
            }
        });
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<PartnershipDraft> partnerships(Snapshot snapshot) {
        return (Records<PartnershipDraft>) snapshot.records(PartnershipFacets.PARTNERSHIPS);
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<CityDraft> cities(Snapshot snapshot) {
        return (Records<CityDraft>) snapshot.records("cities");
    }
}
