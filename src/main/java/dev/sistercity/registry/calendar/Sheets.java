package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Latest;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.WorkedOut;
import dev.sistercity.registry.endpoint.WorkedOut.Asked;
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
class Sheets {

    private static final Comparator<Placed> EARLIEST_FIRST = Comparator.comparing(
                    (Placed one) -> one.days().first())
            .thenComparing(one -> one.days().last())
            .thenComparing(Placed::id);

    private final Catalog catalog;
    private final CityType cities;
    private final Anniversaries anniversaries;
    private final WorkedOut workedOut;
    private final int most;

    /** @param most forums and exchanges */
    Sheets(
            Catalog catalog,
            CityType cities,
            Anniversaries anniversaries,
            WorkedOut workedOut,
            @ConfigProperty(name = "registry.calendar.max-entries") int most) {
        this.catalog = catalog;
        this.cities = cities;
        this.anniversaries = anniversaries;
        this.workedOut = workedOut;
        this.most = most;
    }

    private record Placed(UUID id, Calendar.Days days, Supplier<Calendar.Event> event) {}

    /** Forums, exchanges and anniversaries of everybody. */
    Calendar.Sheet everything(Asked asked) {
        return everything(asked, null, "Sister cities");
    }

    /** Forums, exchanges and anniversaries of a city. */
    Calendar.Sheet everything(Asked asked, String city) {
        Entry<CityDraft> entry = workedOut.get(asked, cities, city);
        return everything(asked, units(entry, asked), "Sister cities: " + name(entry, asked));
    }

    /** The anniversaries of whomever the parameters name. */
    Calendar.Sheet anniversaries(Asked asked) {
        return new Calendar.Sheet("Anniversaries", "Of partnerships", anniversaries.events(asked, null));
    }

    /** The anniversaries of a city. */
    Calendar.Sheet anniversaries(Asked asked, String city) {
        Entry<CityDraft> entry = workedOut.get(asked, cities, city);
        return new Calendar.Sheet(
                "Anniversaries: " + name(entry, asked),
                "Of partnerships",
                anniversaries.events(asked, units(entry, asked)));
    }

    private Set<UUID> units(Entry<CityDraft> city, Asked asked) {
        return CityLookup.asked(cities, asked.reading(), asked.parameters(), city.id());
    }

    private String name(Entry<CityDraft> city, Asked asked) {
        return cities.displayName(city, asked.reading()).value();
    }

    private Calendar.Sheet everything(Asked asked, Set<UUID> among, String name) {
        boolean bounded = Stream.of(CalendarParameters.FROM, CalendarParameters.UNTIL)
                .anyMatch(bound -> asked.parameters().one(bound.name()).isPresent());
        Window window = bounded ? Window.of(asked) : null;
        Latest<Placed> placed = new Latest<>(most, EARLIEST_FIRST);
        catalog.types().stream()
                .filter(type -> type.stored() == type && type.calendar() != null)
                .forEach(type -> place(type, asked, among, window, placed));
        List<Calendar.Event> events = new ArrayList<>();
        placed.kept().forEach(one -> events.add(one.event().get()));
        int left = placed.seen() - events.size();
        events.addAll(anniversaries.next(asked, bounded ? window : Window.ofYears(asked.today()), among));
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
            RecordType<D> type, Asked asked, Set<UUID> among, Window window, Latest<Placed> placed) {
        Records<D> records = asked.reading().snapshot().records(type);
        RoaringBitmap wanted = among == null ? records.all() : CityFacet.shown(records, among);
        records.forEach(wanted, entry -> {
            Calendar.Days days = type.calendar().days(entry);
            if (days != null && (window == null || days.meet(window.from(), window.until()))) {
                placed.add(new Placed(entry.id(), days, () -> type.calendar().event(entry, asked.reading())));
            }
        });
    }
}
