package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.graph.NetworkParameters;
import dev.sistercity.registry.graph.NetworkViews;
import dev.sistercity.registry.graph.api.RecommendationView;
import dev.sistercity.registry.graph.reason.Wish;
import dev.sistercity.registry.shared.page.ListParameter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cities that fit a partner request: by what it asks, by the network, and by what they look for themselves. */
@Singleton
public class PartnerMatches {

    public static final String PATH = "/v1/partner-requests/{id}/matches";
    public static final Map<String, ListParameter> PARAMETERS = NetworkParameters.WISHED;

    private final PartnerRequestCollection requests;
    private final CityCollection cities;
    private final NetworkViews network;

    PartnerMatches(PartnerRequestCollection requests, CityCollection cities, NetworkViews network) {
        this.requests = requests;
        this.cities = cities;
        this.network = network;
    }

    PartnerMatchesView of(Entry<PartnerRequestDraft> request, ComputedRequest asked) {
        Records<CityDraft> known = asked.reading().snapshot().records(cities);
        Entry<CityDraft> city =
                known.find(UUID.fromString(request.draft().city())).orElseThrow();
        Map<UUID, List<Entry<PartnerRequestDraft>>> looking = looking(city, asked);
        List<Entry<CityDraft>> others =
                looking.keySet().stream().flatMap(id -> known.find(id).stream()).toList();
        List<RecommendationView> best = network.wished(city, wish(request.draft(), others), asked);
        List<PartnerMatchView> items = best.stream()
                .map(one -> new PartnerMatchView(
                        one.city(),
                        one.score(),
                        one.reasons(),
                        looking.getOrDefault(one.city().id(), List.of()).stream()
                                .map(other -> ref(other, asked))
                                .toList()))
                .toList();
        return new PartnerMatchesView(ref(request, asked), items);
    }

    private RecordRef ref(Entry<PartnerRequestDraft> request, ComputedRequest asked) {
        return new RecordRef(request.id(), requests.title(request, asked.reading()));
    }

    /** Open requests of others that this city fits, by their cities. */
    private Map<UUID, List<Entry<PartnerRequestDraft>>> looking(Entry<CityDraft> city, ComputedRequest asked) {
        Map<UUID, List<Entry<PartnerRequestDraft>>> looking = new HashMap<>();
        Records<PartnerRequestDraft> all = asked.reading().snapshot().records(requests);
        all.forEach(all.all(), entry -> {
            boolean existed = asked.reading().asOf() == null || requests.existed(entry, asked.reading());
            if (existed
                    && PartnerRequestCollection.standing(entry, asked.reading()) == PartnerRequestStatus.OPEN
                    && fits(city.draft(), entry.draft())) {
                looking.computeIfAbsent(UUID.fromString(entry.draft().city()), none -> new ArrayList<>())
                        .add(entry);
            }
        });
        return looking;
    }

    private static Wish wish(PartnerRequestDraft request, List<Entry<CityDraft>> others) {
        return new Wish(
                city -> fits(city, request),
                others,
                Set.copyOf(request.topics()),
                request.languages().stream()
                        .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                        .collect(Collectors.toSet()));
    }

    /** Where a size is asked for, cities of unknown size do not fit. */
    private static boolean fits(CityDraft city, PartnerRequestDraft request) {
        boolean anySize = request.populationFrom() == null && request.populationTo() == null;
        return request.wants(city.countryCode())
                && (anySize
                        || city.population() != null
                                && request.wants(city.population().value().doubleValue()));
    }
}
