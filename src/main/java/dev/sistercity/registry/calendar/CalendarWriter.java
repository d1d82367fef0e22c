package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.shared.work.TopN;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.roaringbitmap.RoaringBitmap;

/** Makes calendars: of all that has a place in one, or of what has to do with a city. */
@Singleton
class CalendarWriter {

    private static final Comparator<Placed> EARLIEST_FIRST = Comparator.comparing(
                    (Placed one) -> one.days().first())
            .thenComparing(one -> one.days().last())
            .thenComparing(Placed::id);

    private final Catalog catalog;
    private final CityCollection cities;
    private final Anniversaries anniversaries;
    private final ComputedResponses computedResponses;
    private final int most;

    /** @param most forums and exchanges */
    CalendarWriter(
            Catalog catalog,
            CityCollection cities,
            Anniversaries anniversaries,
            ComputedResponses computedResponses,
            @ConfigProperty(name = "registry.calendar.max-entries") int most) {
        this.catalog = catalog;
        this.cities = cities;
        this.anniversaries = anniversaries;
        this.computedResponses = computedResponses;
        this.most = most;
    }

    private record Placed(UUID id, Calendar.Days days, Supplier<Calendar.CalendarEvent> event) {}

    /** Forums, exchanges and anniversaries of all cities. */
    Calendar.Sheet everything(ComputedRequest asked) {
        return everything(asked, null, "Sister cities");
    }

    /** Forums, exchanges and anniversaries of a city. */
    Calendar.Sheet everything(ComputedRequest asked, String city) {
        Entry<CityDraft> entry = computedResponses.get(asked, cities, city);
        return everything(asked, units(entry, asked), "Sister cities: " + name(entry, asked));
    }

    /** The anniversaries of whomever the parameters name. */
    Calendar.Sheet anniversaries(ComputedRequest asked) {
        return new Calendar.Sheet("Anniversaries", "Of partnerships", anniversaries.events(asked, null));
    }

    /** The anniversaries of a city. */
    Calendar.Sheet anniversaries(ComputedRequest asked, String city) {
        Entry<CityDraft> entry = computedResponses.get(asked, cities, city);
        return new Calendar.Sheet(
                "Anniversaries: " + name(entry, asked),
                "Of partnerships",
                anniversaries.events(asked, units(entry, asked)));
    }

    private Set<UUID> units(Entry<CityDraft> city, ComputedRequest asked) {
        return CityLookup.asked(cities, asked.reading(), asked.parameters(), city.id());
    }

    private String name(Entry<CityDraft> city, ComputedRequest asked) {
        return cities.displayName(city, asked.reading()).value();
    }

    private Calendar.Sheet everything(ComputedRequest asked, Set<UUID> among, String name) {
        boolean bounded = Stream.of(CalendarParameters.FROM, CalendarParameters.UNTIL)
                .anyMatch(bound -> asked.parameters().one(bound.name()).isPresent());
        DayRange dayRange = bounded ? DayRange.of(asked) : null;
        TopN<Placed> placed = new TopN<>(most, EARLIEST_FIRST);
        catalog.types().stream()
                .filter(type -> type.stored() == type && type.calendar() != null)
                .forEach(type -> place(type, asked, among, dayRange, placed));
        List<Calendar.CalendarEvent> events = new ArrayList<>();
        placed.kept().forEach(one -> events.add(one.event().get()));
        int left = placed.seen() - events.size();
        events.addAll(anniversaries.next(asked, bounded ? dayRange : DayRange.ofYears(DayRange.today(asked)), among));
        return new Calendar.Sheet(
                name,
                "Forums, exchanges and anniversaries"
                        + (left == 0
                                ? ""
                                : ", without the " + left + " earliest of " + placed.seen()
                                        + " forums and exchanges: ask for them by from and until"),
                events);
    }

    private static <D> void place(
            RecordCollection<D> type, ComputedRequest asked, Set<UUID> among, DayRange dayRange, TopN<Placed> placed) {
        Records<D> records = asked.reading().snapshot().records(type);
        RoaringBitmap wanted = among == null ? records.all() : CityFacet.shown(records, among);
        records.forEach(wanted, entry -> {
            Calendar.Days days = type.calendar().days(entry);
            if (days != null
                    && (dayRange == null || days.meet(dayRange.from(), dayRange.until()))
                    && (asked.reading().asOf() == null || type.existed(entry, asked.reading()))) {
                placed.add(new Placed(entry.id(), days, () -> type.calendar().event(entry, asked.reading())));
            }
        });
    }
}
