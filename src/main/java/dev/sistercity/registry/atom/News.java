package dev.sistercity.registry.atom;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.Area;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.read.atom.Feed;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.work.TopN;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** What is new, the latest changed first. All from memory. */
@Singleton
class News {

    private static final Comparator<NewsCandidate<?>> OLDEST_FIRST = Comparator.comparing(
                    (NewsCandidate<?> one) -> one.entry().recorded().updatedAt())
            .thenComparing(one -> one.entry().id());

    private final Catalog catalog;
    private final CityCollection cities;
    private final ComputedResponses computedResponses;

    News(Catalog catalog, CityCollection cities, ComputedResponses computedResponses) {
        this.catalog = catalog;
        this.cities = cities;
        this.computedResponses = computedResponses;
    }

    private record NewsCandidate<D>(RecordCollection<D> type, Entry<D> entry) {

        Feed.Item item(ReadContext readContext) {
            return Feed.Item.of(type, entry, readContext);
        }
    }

    /** Of a city: itself and the records that refer to it. */
    Feed ofCity(ComputedRequest asked, String reference, String base) {
        Entry<CityDraft> city = computedResponses.get(asked, cities, reference);
        Set<UUID> units = CityLookup.asked(cities, asked.reading(), asked.parameters(), city.id());
        List<NewsCandidate<?>> latest = latest(asked, List.of(), units, null);
        String path = "/v1/" + cities.name() + '/' + city.id();
        String self =
                path + "/changes.atom" + query(asked, WithinParameter.isWanted(asked.parameters()) ? "true" : null);
        return new Feed(
                Feed.id(self),
                Feed.TITLE + ": " + cities.title(city, asked.reading()),
                updated(latest.isEmpty() ? city : latest.get(0).entry()),
                base,
                self,
                path,
                items(latest, asked));
    }

    /** Of all records, or of those of some collections, of an area, or that words find. */
    Feed ofRegistry(ComputedRequest asked, String base) {
        String area = asked.parameters().one(CityFacet.WITHIN).orElse(null);
        String words = asked.parameters().one(NewsParameters.WORDS.name()).orElse(null);
        List<String> collections = asked.parameters().all(NewsParameters.RESOURCE);
        Set<UUID> units =
                area == null ? null : Area.parse(cities, asked.reading(), area).units();
        List<NewsCandidate<?>> latest = latest(asked, collections, units, words);
        String self = "/v1/changes.atom" + query(asked, area);
        List<String> about = new ArrayList<>(collections);
        Stream.of(area, words).filter(Objects::nonNull).forEach(about::add);
        return new Feed(
                // Each registry has such an address.
                Feed.id(base + self),
                about.isEmpty() ? Feed.TITLE : Feed.TITLE + ": " + String.join(", ", about),
                latest.isEmpty() ? Instant.EPOCH : updated(latest.get(0).entry()),
                base,
                self,
                "/v1/changes",
                items(latest, asked));
    }

    private static Instant updated(Entry<?> entry) {
        return entry.recorded().updatedAt();
    }

    private static List<Feed.Item> items(List<NewsCandidate<?>> latest, ComputedRequest asked) {
        return latest.stream().map(one -> one.item(asked.reading())).toList();
    }

    /**
     * The records that changed last.
     *
     * @param units null for all cities
     * @param words null for none
     */
    private List<NewsCandidate<?>> latest(
            ComputedRequest asked, List<String> collections, Set<UUID> units, String words) {
        int limit = asked.parameters()
                .one(NewsParameters.LIMIT.name())
                .map(text -> ParameterValues.integer(NewsParameters.LIMIT.name(), text, 1, NewsParameters.MOST))
                .orElse(NewsParameters.BY_DEFAULT);
        TopN<NewsCandidate<?>> topN = new TopN<>(limit, OLDEST_FIRST);
        catalog.types().stream()
                .filter(type -> type.stored() == type && (collections.isEmpty() || collections.contains(type.name())))
                .forEach(type -> add(topN, type, units, words, asked.reading()));
        List<NewsCandidate<?>> latest = new ArrayList<>(topN.kept());
        Collections.reverse(latest);
        return latest;
    }

    /** What makes it another feed. */
    private static String query(ComputedRequest asked, String within) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String name : List.of(NewsParameters.RESOURCE, NewsParameters.WORDS.name(), CommonParameters.AS_OF)) {
            parts.put(name, asked.parameters().all(name));
        }
        parts.put(CityFacet.WITHIN, within == null ? List.of() : List.of(within));
        String query = parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream()
                        .map(value -> part.getKey() + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : '?' + query;
    }

    private static <D> void add(
            TopN<NewsCandidate<?>> topN,
            RecordCollection<D> type,
            Set<UUID> units,
            String words,
            ReadContext readContext) {
        Records<D> records = readContext.snapshot().records(type);
        RoaringBitmap wanted = units == null ? records.all().clone() : CityFacet.shown(records, units);
        if (units != null) {
            units.forEach(unit -> records.find(unit).ifPresent(city -> wanted.add(city.slot())));
        }
        if (words != null) {
            wanted.and(records.matching(words));
        }
        records.forEach(wanted, entry -> {
            if (readContext.asOf() == null || type.existed(entry, readContext)) {
                topN.add(new NewsCandidate<>(type, entry));
            }
        });
    }
}
