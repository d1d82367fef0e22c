package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Place;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes what callers read of partnerships. */
@Singleton
class PartnershipViews {

    private final CityType cities;
    private final Citations citations;

    PartnershipViews(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
    }

    PartnershipView of(Entry<PartnershipDraft> entry, Reading reading) {
        PartnershipDraft partnership = asOf(entry.draft(), reading);
        return new PartnershipView(
                entry.id(),
                partnership.kind(),
                partnership.kindAsStated(),
                partnership.parties().stream()
                        .map(party ->
                                new PartyView(ref(party.city(), reading), party.nameAsSigned(), Confirmation.NONE))
                        .toList(),
                partnership.status(),
                partnership.established(),
                partnership.ended(),
                partnership.endedBy().stream().map(city -> ref(city, reading)).toList(),
                partnership.endReason(),
                partnership.fields(),
                partnership.milestones().stream()
                        .map(milestone -> milestone(milestone, reading))
                        .toList(),
                verification(entry, reading.snapshot()),
                distanceKm(entry.draft(), reading.snapshot()),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** The names of its parties in the reader's language: {@code Shanghai – Dunedin}. */
    String title(Entry<PartnershipDraft> entry, Reading reading) {
        return entry.draft().parties().stream()
                .map(party -> ref(party.city(), reading).name())
                .collect(Collectors.joining(" – "));
    }

    Verification verification(Entry<PartnershipDraft> entry, Snapshot snapshot) {
        List<Stance> stances = entry.draft().parties().stream()
                .map(party -> Confirmation.NONE.stance())
                .toList();
        return Verification.of(stances, citations.cited(entry.id(), snapshot));
    }

    /** Between its parties, the greatest if they are more than two, in tenths of a kilometre; null unless all places are known. */
    Double distanceKm(PartnershipDraft partnership, Snapshot snapshot) {
        List<Place> places = places(partnership, snapshot);
        if (places.size() < partnership.parties().size()) {
            return null;
        }
        double greatest = 0;
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                greatest = Math.max(greatest, places.get(i).kmTo(places.get(j)));
            }
        }
        return Math.round(greatest * 10) / 10.0;
    }

    /** Places of its parties that have one, in order. */
    List<Place> places(PartnershipDraft partnership, Snapshot snapshot) {
        return partnership.cities().stream()
                .map(city -> snapshot.find(cities, city).flatMap(known -> Place.of(known.draft())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The record as it was on the reading's day: nothing in it that was still to come. */
    private static PartnershipDraft asOf(PartnershipDraft now, Reading reading) {
        if (reading.asOf() == null) {
            return now;
        }
        Timeline timeline = Timeline.of(now);
        PartnershipStatus status = timeline.status(reading.asOf(), reading.certainty());
        boolean ended = status == PartnershipStatus.ENDED;
        return new PartnershipDraft(
                timeline.kind(reading.asOf(), reading.certainty()),
                now.kindAsStated(),
                now.parties(),
                status,
                now.established(),
                ended ? now.ended() : null,
                ended ? now.endedBy() : List.of(),
                ended ? now.endReason() : null,
                now.fields(),
                now.milestones().stream()
                        .filter(milestone -> milestone.date().begunBy(reading.asOf(), reading.certainty()))
                        .toList());
    }

    private MilestoneView milestone(MilestoneDraft milestone, Reading reading) {
        return new MilestoneView(
                milestone.type(),
                milestone.date(),
                milestone.kind(),
                milestone.by() == null ? null : ref(milestone.by(), reading),
                milestone.place(),
                milestone.signatories(),
                milestone.documents(),
                milestone.note());
    }

    private CityRef ref(String city, Reading reading) {
        return cities.ref(UUID.fromString(city), reading);
    }
}
