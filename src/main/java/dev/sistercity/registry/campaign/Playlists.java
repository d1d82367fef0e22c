package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.Counted;
import dev.sistercity.registry.campaign.api.DateRange;
import dev.sistercity.registry.campaign.api.MediumDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.campaign.api.PlacementView;
import dev.sistercity.registry.campaign.api.PlaylistView;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
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

    /** Before and after 1970-01-01: some eight thousand years. */
    private static final long MOST_DAYS = 3_000_000;

    private final CityCollection cities;

    Playlists(CityCollection cities) {
        this.cities = cities;
    }

    private record Shown(MediumDraft medium, DateRange validity) {}

    /** @param placement the screen; null for what the campaign may show anywhere, by the days of UTC */
    PlaylistView of(Entry<CampaignDraft> entry, PlacementDraft placement, Instant at, ReadContext readContext) {
        CampaignDraft campaign = entry.draft();
        ZoneId zone = zone(placement);
        List<Shown> shown = isRunning(campaign, readContext) ? shown(campaign, placement, day(at, zone)) : List.of();
        Optional<Place> here = place(campaign.owner(), readContext);
        List<PlaylistView.Item> items = shown.stream()
                .map(medium -> item(medium, here, zone, readContext))
                .toList();
        List<MediumDraft> order =
                RoundRobin.of(shown.stream().map(Shown::medium).toList());
        return new PlaylistView(
                RecordRef.of(CampaignCollection.COLLECTION, entry.id().toString(), readContext),
                cities.refOrNull(campaign.owner(), readContext),
                placement == null ? null : PlacementView.of(placement, cities.refOrNull(placement.city(), readContext)),
                campaign.coverage(),
                Counted.of(items.stream().map(PlaylistView.Item::city).toList()),
                items,
                order.stream().map(MediumDraft::id).toList(),
                shares(order, readContext));
    }

    /** When the day is over on which a moment is, where the screen is: another day may have another playlist. */
    static Instant nextDay(PlacementDraft placement, Instant at) {
        ZoneId zone = zone(placement);
        return midnight(day(at, zone) + 1, zone);
    }

    /**
     * When a day began where the screen is.
     *
     * @throws RegistryException MALFORMED for what has no first day, or none that clocks tell
     */
    static Instant beginning(PlacementDraft placement, EdtfDate day) {
        if (Math.abs(day.earliestDay() == Long.MIN_VALUE ? Long.MAX_VALUE : day.earliestDay()) > MOST_DAYS) {
            throw RegistryException.ofParameter(CommonParameters.AS_OF, "must have a first day");
        }
        return midnight(day.earliestDay(), zone(placement));
    }

    /** A campaign that is over today was not on a day before its end. */
    private static boolean isRunning(CampaignDraft campaign, ReadContext readContext) {
        return campaign.status() == CooperationStatus.ACTIVE
                || readContext.asOf() != null && campaign.status() == CooperationStatus.ENDED;
    }

    private static ZoneId zone(PlacementDraft placement) {
        return placement == null ? ZoneOffset.UTC : ZoneId.of(placement.timeZone());
    }

    private static long day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toEpochDay();
    }

    private static List<Shown> shown(CampaignDraft campaign, PlacementDraft placement, long day) {
        List<Shown> shown = new ArrayList<>();
        for (MediumDraft medium : campaign.media()) {
            validity(campaign, placement, medium, day)
                    .map(dateRange -> new Shown(medium, dateRange))
                    .ifPresent(shown::add);
        }
        return shown;
    }

    /** From when until when a medium may be shown around a day; empty if it may not on that day. */
    private static Optional<DateRange> validity(
            CampaignDraft campaign, PlacementDraft placement, MediumDraft medium, long day) {
        DateRange allowed =
                DateRange.of(medium.rights()).and(placement == null ? DateRange.ALWAYS : placement.validity());
        if (campaign.schedule().isEmpty()) {
            return Optional.of(allowed).filter(dateRange -> dateRange.covers(day));
        }
        return campaign.schedule().stream()
                .filter(slot -> slot.isFor(medium.id(), placement == null ? null : placement.id()))
                .map(slot -> allowed.and(slot.validity()))
                .filter(dateRange -> dateRange.covers(day))
                .reduce((one, other) -> one.last() >= other.last() ? one : other);
    }

    private PlaylistView.Item item(Shown shown, Optional<Place> here, ZoneId zone, ReadContext readContext) {
        MediumDraft medium = shown.medium();
        Double distance = here.flatMap(from -> place(medium.city(), readContext).map(from::kmTo))
                .map(km -> Math.round(km * 10) / 10.0)
                .orElse(null);
        DateRange dateRange = shown.validity();
        return new PlaylistView.Item(
                medium.id(),
                cities.refOrNull(medium.city(), readContext),
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
                dateRange.from() == null ? null : midnight(dateRange.first(), zone),
                dateRange.until() == null ? null : midnight(dateRange.last() + 1, zone));
    }

    private List<PlaylistView.Share> shares(List<MediumDraft> order, ReadContext readContext) {
        Map<UUID, PlaylistView.Share> shares = new LinkedHashMap<>();
        for (MediumDraft medium : order) {
            CityRef city = cities.refOrNull(medium.city(), readContext);
            shares.merge(
                    city.id(),
                    new PlaylistView.Share(city, 1, medium.durationSeconds()),
                    (one, more) ->
                            new PlaylistView.Share(city, one.turns() + more.turns(), one.seconds() + more.seconds()));
        }
        return List.copyOf(shares.values());
    }

    private Optional<Place> place(String city, ReadContext readContext) {
        return readContext.snapshot().find(cities, UUID.fromString(city)).flatMap(entry -> Place.of(entry.draft()));
    }

    private static Instant midnight(long day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }
}
