package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.WorkedOut;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipType;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Works anniversaries out of the catalog. */
@Singleton
class Anniversaries {

    /** More than a city or a country has in ten years, and what a calendar program still takes. */
    private static final int MOST = 5000;

    private final CityType cities;
    private final PartnershipType partnerships;

    Anniversaries(CityType cities, PartnershipType partnerships) {
        this.cities = cities;
        this.partnerships = partnerships;
    }

    private record Anniversary(Entry<PartnershipDraft> entry, Occasion occasion, int years, Occasion.Day day) {}

    /** @param city null for whichever the parameters name */
    AnniversariesView view(WorkedOut.Asked asked, UUID city) {
        Window window = Window.of(asked);
        List<AnniversaryView> items = find(asked, window, city).stream()
                .map(found -> view(found, asked))
                .toList();
        return new AnniversariesView(items, window.from(), window.until(), items.size());
    }

    /** @param city null for whichever the parameters name */
    List<Calendar.Event> events(WorkedOut.Asked asked, UUID city) {
        return find(asked, Window.of(asked), city).stream()
                .map(found -> event(found, asked.reading()))
                .toList();
    }

    private List<Anniversary> find(WorkedOut.Asked asked, Window window, UUID city) {
        Records<PartnershipDraft> records = asked.reading().snapshot().records(partnerships);
        Boolean round = asked.parameters()
                .one(AnniversaryParameters.ROUND.name())
                .map(text -> ParameterValues.bool(AnniversaryParameters.ROUND.name(), text))
                .orElse(null);
        List<Anniversary> found = new ArrayList<>();
        records.forEach(selected(asked, city, records), entry -> {
            for (Occasion occasion : Occasion.of(entry.draft())) {
                for (int year = window.from().getYear(); year <= window.until().getYear(); year++) {
                    int years = year - occasion.startYear();
                    if (years < 1 || round != null && round != Occasion.isRound(years)) {
                        continue;
                    }
                    Occasion.Day day = occasion.in(year);
                    if (window.meets(day.first(), day.last())) {
                        found.add(new Anniversary(entry, occasion, years, day));
                    }
                }
            }
            if (found.size() > MOST) {
                throw RegistryException.ofParameter(
                        Window.UNTIL.name(), "leaves more than " + MOST + " anniversaries: name a city, or fewer days");
            }
        });
        found.sort(Comparator.comparing((Anniversary one) -> one.day().first())
                .thenComparing(one -> one.day().last())
                .thenComparing(one -> one.entry().id())
                .thenComparing(one -> one.occasion().key()));
        return found;
    }

    private RoaringBitmap selected(WorkedOut.Asked asked, UUID city, Records<PartnershipDraft> records) {
        List<String> statuses = asked.parameters().all(AnniversaryParameters.STATUS.name());
        RoaringBitmap selected = new RoaringBitmap();
        (statuses.isEmpty() ? List.of("active") : statuses)
                .forEach(status -> selected.or(records.with("status", status)));
        if (city != null) {
            selected.and(records.with(CityType.SHOWN, city));
        }
        asked.parameters()
                .one(AnniversaryParameters.CITY.name())
                .map(text -> CityLookup.get(cities, asked.reading(), AnniversaryParameters.CITY.name(), text))
                .ifPresent(party -> selected.and(records.with(CityType.SHOWN, party)));
        asked.parameters()
                .one(AnniversaryParameters.WITHIN.name())
                .map(text -> CityLookup.get(cities, asked.reading(), AnniversaryParameters.WITHIN.name(), text))
                .ifPresent(unit -> selected.and(ofAnyWithin(unit, asked.reading(), records)));
        return selected;
    }

    private RoaringBitmap ofAnyWithin(UUID unit, Reading reading, Records<PartnershipDraft> records) {
        RoaringBitmap any = new RoaringBitmap();
        reading.snapshot()
                .records(cities)
                .forEach(
                        CityLookup.within(cities, reading, unit),
                        part -> any.or(records.with(CityType.SHOWN, part.id())));
        return any;
    }

    private AnniversaryView view(Anniversary found, WorkedOut.Asked asked) {
        PartnershipDraft partnership = found.entry().draft();
        return new AnniversaryView(
                found.entry().id(),
                partnership.kind(),
                partnership.status(),
                partnership.parties().stream()
                        .map(party -> cities.refOrNull(party.city(), asked.reading()))
                        .toList(),
                found.occasion().name(),
                found.occasion().since(),
                found.day().date(),
                found.years(),
                Occasion.isRound(found.years()),
                ChronoUnit.DAYS.between(asked.today(), found.day().first()));
    }

    private Calendar.Event event(Anniversary found, Reading reading) {
        Entry<PartnershipDraft> entry = found.entry();
        return new Calendar.Event(
                "anniversary-" + entry.id() + '-' + found.occasion().key() + '-'
                        + found.day().first().getYear(),
                entry.recorded().version() - 1,
                entry.recorded().updatedAt(),
                found.day().first(),
                found.day().last(),
                Calendar.Status.CONFIRMED,
                partnerships.title(entry, reading) + ": " + found.years() + (found.years() == 1 ? " year" : " years"),
                null,
                Kebab.of(entry.draft().kind()) + ", " + found.occasion().name() + ' '
                        + found.occasion().since());
    }
}
