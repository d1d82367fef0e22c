package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.WorkedOut.Asked;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipType;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.roaringbitmap.RoaringBitmap;

/** Works anniversaries out of the catalog. */
@Singleton
class Anniversaries {

    private final CityType cities;
    private final PartnershipType partnerships;
    private final int most;

    Anniversaries(
            CityType cities,
            PartnershipType partnerships,
            @ConfigProperty(name = "registry.calendar.max-entries") int most) {
        this.most = most;
        this.cities = cities;
        this.partnerships = partnerships;
    }

    /** @param undated partnerships of which no year is known */
    private record Found(List<Anniversary> anniversaries, int undated) {}

    /** @param among parties; null for whichever the parameters name */
    AnniversariesView view(Asked asked, Set<UUID> among) {
        Window window = Window.of(asked);
        Found found = find(asked, window, among, most);
        List<AnniversaryView> items =
                found.anniversaries().stream().map(one -> view(one, asked)).toList();
        return new AnniversariesView(items, window.from(), window.until(), items.size(), found.undated());
    }

    /** @param among parties; null for whichever the parameters name */
    List<Calendar.Event> events(Asked asked, Set<UUID> among) {
        return events(find(asked, Window.of(asked), among, most).anniversaries(), asked);
    }

    /** However many there are: of too many, those that come next. @param among parties; null for any */
    List<Calendar.Event> next(Asked asked, Window window, Set<UUID> among) {
        List<Anniversary> found = find(asked, window, among, Integer.MAX_VALUE).anniversaries();
        return events(
                found.size() <= most
                        ? found
                        : found.stream()
                                .filter(one -> !one.day().days().last().isBefore(asked.today()))
                                .limit(most)
                                .toList(),
                asked);
    }

    /** @param limit more are refused */
    private Found find(Asked asked, Window window, Set<UUID> among, int limit) {
        Records<PartnershipDraft> records = asked.reading().snapshot().records(partnerships);
        Boolean round = asked.parameters()
                .one(AnniversaryParameters.ROUND.name())
                .map(text -> ParameterValues.bool(AnniversaryParameters.ROUND.name(), text))
                .orElse(null);
        List<Anniversary> found = new ArrayList<>();
        int[] undated = {0};
        records.forEach(selected(asked, among, records), entry -> {
            List<Occasion> occasions = Occasion.of(entry.draft());
            undated[0] += occasions.isEmpty() ? 1 : 0;
            occasions.forEach(occasion -> add(found, entry, occasion, window, round));
            if (found.size() > limit) {
                throw RegistryException.ofParameter(
                        Window.UNTIL.name(),
                        "leaves more than " + limit + " anniversaries: name a city, or fewer days");
            }
        });
        found.sort(Anniversary.EARLIEST_FIRST);
        return new Found(found, undated[0]);
    }

    private static void add(
            List<Anniversary> found, Entry<PartnershipDraft> entry, Occasion occasion, Window window, Boolean round) {
        int first = Math.max(window.from().getYear(), occasion.startYear() + 1);
        for (int year = first; year <= window.until().getYear(); year++) {
            int years = year - occasion.startYear();
            if (round == null || round == Occasion.isRound(years)) {
                Occasion.Day day = occasion.in(year);
                if (day.days().meet(window.from(), window.until())) {
                    found.add(new Anniversary(entry, occasion, years, day));
                }
            }
        }
    }

    private RoaringBitmap selected(Asked asked, Set<UUID> among, Records<PartnershipDraft> records) {
        List<String> statuses = asked.parameters().all(AnniversaryParameters.STATUS.name());
        RoaringBitmap selected = new RoaringBitmap();
        (statuses.isEmpty() ? List.of("active") : statuses)
                .forEach(status -> selected.or(records.with("status", status)));
        if (among != null) {
            selected.and(CityFacet.shown(records, among));
        } else {
            retainNamed(selected, asked, records);
        }
        return selected;
    }

    private void retainNamed(RoaringBitmap selected, Asked asked, Records<PartnershipDraft> records) {
        Reading reading = asked.reading();
        asked.parameters()
                .one(AnniversaryParameters.CITY.name())
                .map(text -> CityLookup.get(cities, reading, AnniversaryParameters.CITY.name(), text))
                .ifPresent(named -> selected.and(records.with(CityType.SHOWN, named)));
        asked.parameters()
                .one(AnniversaryParameters.WITHIN.name())
                .map(text -> CityLookup.get(cities, reading, AnniversaryParameters.WITHIN.name(), text))
                .ifPresent(unit -> selected.and(CityFacet.shown(
                        records, CityLookup.units(reading.snapshot().records(cities), unit))));
    }

    private AnniversaryView view(Anniversary one, Asked asked) {
        PartnershipDraft partnership = one.entry().draft();
        return new AnniversaryView(
                one.entry().id(),
                partnership.kind(),
                partnership.status(),
                partnership.parties().stream()
                        .map(party -> cities.refOrNull(party.city(), asked.reading()))
                        .toList(),
                one.occasion().name(),
                one.occasion().since(),
                one.day().date(),
                one.years(),
                Occasion.isRound(one.years()),
                ChronoUnit.DAYS.between(asked.today(), one.day().days().first()));
    }

    private List<Calendar.Event> events(List<Anniversary> found, Asked asked) {
        return found.stream().map(one -> event(one, asked.reading())).toList();
    }

    private Calendar.Event event(Anniversary one, Reading reading) {
        Entry<PartnershipDraft> entry = one.entry();
        return new Calendar.Event(
                one.uid(),
                entry.recorded().version() - 1,
                entry.recorded().updatedAt(),
                one.day().days(),
                Calendar.Status.CONFIRMED,
                partnerships.title(entry, reading) + ": " + one.years() + (one.years() == 1 ? " year" : " years"),
                null,
                Kebab.of(entry.draft().kind()) + ", " + one.occasion().name() + ' '
                        + one.occasion().since());
    }
}
