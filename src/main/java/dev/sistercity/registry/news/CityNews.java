package dev.sistercity.registry.news;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Latest;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.RolledUp;
import dev.sistercity.registry.endpoint.WorkedOut;
import dev.sistercity.registry.endpoint.WorkedOut.Asked;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** What is new about a city: itself and the records that refer to it, the latest changed first. All from memory. */
@Singleton
class CityNews {

    private static final Comparator<Candidate<?>> OLDEST_FIRST = Comparator.comparing(
                    (Candidate<?> one) -> one.entry().recorded().updatedAt())
            .thenComparing(one -> one.entry().id());

    private final Catalog catalog;
    private final CityType cities;
    private final WorkedOut workedOut;

    CityNews(Catalog catalog, CityType cities, WorkedOut workedOut) {
        this.catalog = catalog;
        this.cities = cities;
        this.workedOut = workedOut;
    }

    private record Candidate<D>(RecordType<D> type, Entry<D> entry) {

        Feed.Item item(Reading reading) {
            long version = entry.recorded().version();
            return new Feed.Item(
                    entry.id(),
                    Objects.requireNonNullElse(type.title(entry, reading), type.singular()),
                    entry.recorded().createdAt(),
                    entry.recorded().updatedAt(),
                    "/v1/" + type.name() + '/' + entry.id(),
                    type.name(),
                    version == 1
                            ? "This " + type.singular() + " was registered"
                            : "This " + type.singular() + " was changed: version " + version);
        }
    }

    Feed of(Asked asked, String reference) {
        int limit = asked.parameters()
                .one(NewsParameters.LIMIT.name())
                .map(text -> ParameterValues.integer(NewsParameters.LIMIT.name(), text, 1, NewsParameters.MOST))
                .orElse(NewsParameters.BY_DEFAULT);
        Entry<CityDraft> city = workedOut.get(asked, cities, reference);
        Latest<Candidate<?>> latest = new Latest<>(limit, OLDEST_FIRST);
        Set<UUID> units = CityLookup.asked(cities, asked.reading(), asked.parameters(), city.id());
        catalog.types().stream()
                .filter(type -> type.stored() == type)
                .forEach(type -> add(latest, type, units, asked.reading()));
        List<Candidate<?>> candidates = new ArrayList<>(latest.kept());
        Collections.reverse(candidates);
        String path = "/v1/" + cities.name() + '/' + city.id();
        String self = path + "/changes.atom" + (RolledUp.isWanted(asked.parameters()) ? "?within=true" : "");
        return new Feed(
                UUID.nameUUIDFromBytes(self.getBytes(StandardCharsets.UTF_8)),
                "Sister cities: " + cities.title(city, asked.reading()),
                candidates.get(0).entry().recorded().updatedAt(),
                self,
                path,
                candidates.stream().map(one -> one.item(asked.reading())).toList());
    }

    private static <D> void add(Latest<Candidate<?>> latest, RecordType<D> type, Set<UUID> units, Reading reading) {
        Records<D> records = reading.snapshot().records(type);
        RoaringBitmap wanted = CityFacet.shown(records, units);
        units.forEach(unit -> records.find(unit).ifPresent(city -> wanted.add(city.slot())));
        records.forEach(wanted, entry -> latest.add(new Candidate<>(type, entry)));
    }
}
