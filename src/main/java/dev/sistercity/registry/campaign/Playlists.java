package dev.sistercity.registry.campaign;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Place;
import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.happening.RecordRef;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes playlists: all from memory, and the same for the same campaign, screen and day. */
@Singleton
class Playlists {

    private final CityType cities;

    Playlists(CityType cities) {
        this.cities = cities;
    }

    private record Shown(MediumDraft medium, Validity validity) {}

    /** @param placement the screen; null for what the campaign may show anywhere, by the days of UTC */
    PlaylistView of(Entry<CampaignDraft> entry, PlacementDraft placement, Instant at, Reading reading) {
        CampaignDraft campaign = entry.draft();
        ZoneId zone = zone(placement);
        List<Shown> shown = shown(campaign, placement, day(at, zone));
        Optional<Place> here = place(campaign.owner(), reading);
        List<PlaylistView.Item> items =
                shown.stream().map(medium -> item(medium, here, zone, reading)).toList();
        List<MediumDraft> order =
                FairRounds.of(shown.stream().map(Shown::medium).toList());
        return new PlaylistView(
                RecordRef.of(CampaignType.COLLECTION, entry.id().toString(), reading),
                cities.refOrNull(campaign.owner(), reading),
                placement == null ? null : PlacementView.of(placement, cities.refOrNull(placement.city(), reading)),
                campaign.coverage(),
                Counted.of(items.stream().map(PlaylistView.Item::city).toList()),
                items,
                order.stream().map(MediumDraft::id).toList(),
                shares(order, reading));
    }

    /** When the day is over on which a moment is, where the screen is: another day may have another playlist. */
    static Instant nextDay(PlacementDraft placement, Instant at) {
        ZoneId zone = zone(placement);
        return midnight(day(at, zone) + 1, zone);
    }

    private static ZoneId zone(PlacementDraft placement) {
        return placement == null ? ZoneOffset.UTC : ZoneId.of(placement.timeZone());
    }

    private static long day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toEpochDay();
    }

    private static List<Shown> shown(CampaignDraft campaign, PlacementDraft placement, long day) {
        List<Shown> shown = new ArrayList<>();
        if (campaign.status() == CooperationStatus.ACTIVE) {
            for (MediumDraft medium : campaign.media()) {
                validity(campaign, placement, medium, day)
                        .map(validity -> new Shown(medium, validity))
                        .ifPresent(shown::add);
            }
        }
        return shown;
    }

    /** From when until when a medium may be shown around a day; empty if it may not on that day. */
    private static Optional<Validity> validity(
            CampaignDraft campaign, PlacementDraft placement, MediumDraft medium, long day) {
        Validity allowed = Validity.of(medium.rights()).and(placement == null ? Validity.ALWAYS : placement.validity());
        if (campaign.schedule().isEmpty()) {
            return Optional.of(allowed).filter(validity -> validity.covers(day));
        }
        return campaign.schedule().stream()
                .filter(slot -> slot.isFor(medium.id(), placement == null ? null : placement.id()))
                .map(slot -> allowed.and(slot.validity()))
                .filter(validity -> validity.covers(day))
                .reduce((one, other) -> one.last() >= other.last() ? one : other);
    }

    private PlaylistView.Item item(Shown shown, Optional<Place> here, ZoneId zone, Reading reading) {
        MediumDraft medium = shown.medium();
        Double distance = here.flatMap(from -> place(medium.city(), reading).map(from::kmTo))
                .map(km -> Math.round(km * 10) / 10.0)
                .orElse(null);
        Validity validity = shown.validity();
        return new PlaylistView.Item(
                medium.id(),
                cities.refOrNull(medium.city(), reading),
                distance,
                medium.title(),
                medium.lang(),
                medium.url(),
                medium.durationSeconds(),
                medium.width(),
                medium.height(),
                medium.sizeBytes(),
                medium.sha256(),
                medium.rights().credit(),
                validity.from() == null ? null : midnight(validity.first(), zone),
                validity.until() == null ? null : midnight(validity.last() + 1, zone));
    }

    private List<PlaylistView.Share> shares(List<MediumDraft> order, Reading reading) {
        Map<UUID, PlaylistView.Share> shares = new LinkedHashMap<>();
        for (MediumDraft medium : order) {
            CityRef city = cities.refOrNull(medium.city(), reading);
            shares.merge(
                    city.id(),
                    new PlaylistView.Share(city, 1, medium.durationSeconds()),
                    (one, more) ->
                            new PlaylistView.Share(city, one.turns() + more.turns(), one.seconds() + more.seconds()));
        }
        return List.copyOf(shares.values());
    }

    private Optional<Place> place(String city, Reading reading) {
        return reading.snapshot().find(cities, UUID.fromString(city)).flatMap(entry -> Place.of(entry.draft()));
    }

    private static Instant midnight(long day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }
}
