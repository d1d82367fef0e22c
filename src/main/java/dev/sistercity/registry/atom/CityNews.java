package dev.sistercity.registry.atom;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.TopN;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
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

    private static final Comparator<NewsCandidate<?>> OLDEST_FIRST = Comparator.comparing(
                    (NewsCandidate<?> one) -> one.entry().recorded().updatedAt())
            .thenComparing(one -> one.entry().id());

    private final Catalog catalog;
    private final CityCollection cities;
    private final ComputedResponses computedResponses;

    CityNews(Catalog catalog, CityCollection cities, ComputedResponses computedResponses) {
        this.catalog = catalog;
        this.cities = cities;
        this.computedResponses = computedResponses;
    }

    private record NewsCandidate<D>(RecordCollection<D> type, Entry<D> entry) {

        Feed.Item item(ReadContext readContext) {
            long version = entry.recorded().version();
            return new Feed.Item(
                    entry.id(),
                    Objects.requireNonNullElse(type.title(entry, readContext), type.singular()),
                    entry.recorded().createdAt(),
                    entry.recorded().updatedAt(),
                    "/v1/" + type.name() + '/' + entry.id(),
                    type.name(),
                    version == 1
                            ? "This " + type.singular() + " was registered"
                            : "This " + type.singular() + " was changed: version " + version);
        }
    }

    Feed of(ComputedRequest asked, String reference) {
        int limit = asked.parameters()
                .one(NewsParameters.LIMIT.name())
                .map(text -> ParameterValues.integer(NewsParameters.LIMIT.name(), text, 1, NewsParameters.MOST))
                .orElse(NewsParameters.BY_DEFAULT);
        Entry<CityDraft> city = computedResponses.get(asked, cities, reference);
        TopN<NewsCandidate<?>> topN = new TopN<>(limit, OLDEST_FIRST);
        Set<UUID> units = CityLookup.asked(cities, asked.reading(), asked.parameters(), city.id());
        catalog.types().stream()
                .filter(type -> type.stored() == type)
                .forEach(type -> add(topN, type, units, asked.reading()));
        List<NewsCandidate<?>> candidates = new ArrayList<>(topN.kept());
        Collections.reverse(candidates);
        String path = "/v1/" + cities.name() + '/' + city.id();
        String self = path + "/changes.atom" + query(asked);
        return new Feed(
                UUID.nameUUIDFromBytes(self.getBytes(StandardCharsets.UTF_8)),
                "Sister cities: " + cities.title(city, asked.reading()),
                (candidates.isEmpty() ? city : candidates.get(0).entry())
                        .recorded()
                        .updatedAt(),
                self,
                path,
                candidates.stream().map(one -> one.item(asked.reading())).toList());
    }

    /** What makes it another feed. */
    private static String query(ComputedRequest asked) {
        List<String> parts = new ArrayList<>();
        if (WithinParameter.isWanted(asked.parameters())) {
            parts.add("within=true");
        }
        if (asked.reading().asOf() != null) {
            parts.add(CommonParameters.AS_OF + "="
                    + URLEncoder.encode(asked.reading().asOf().toString(), StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static <D> void add(
            TopN<NewsCandidate<?>> topN, RecordCollection<D> type, Set<UUID> units, ReadContext readContext) {
        Records<D> records = readContext.snapshot().records(type);
        RoaringBitmap wanted = CityFacet.shown(records, units);
        units.forEach(unit -> records.find(unit).ifPresent(city -> wanted.add(city.slot())));
        records.forEach(wanted, entry -> {
            if (readContext.asOf() == null || type.existed(entry, readContext)) {
                topN.add(new NewsCandidate<>(type, entry));
            }
        });
    }
}
