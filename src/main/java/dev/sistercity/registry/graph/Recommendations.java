package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.api.ReasonView;
import dev.sistercity.registry.graph.api.RecommendationView;
import dev.sistercity.registry.graph.api.RecommendationsView;
import dev.sistercity.registry.graph.reason.Reasons;
import dev.sistercity.registry.graph.reason.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cities of other countries that might become partners of a city: those that have partners, but not this one. What speaks for
 * them is added up by {@link Reasons}.
 */
final class Recommendations {

    private static final List<String> HEAD = List.of("id", "name", "countryCode", "score", "reasons");

    private final PartnerGraph graph;
    private final CityAttributes shown;
    private final Entry<CityDraft> city;
    private final Wish wish;
    private final int node;

    Recommendations(PartnerGraph graph, CityAttributes shown, Entry<CityDraft> city, Wish wish) {
        this.graph = graph;
        this.shown = shown;
        this.city = city;
        this.wish = wish;
        this.node = graph.node(city.id());
    }

    /** A candidate while it is weighed. */
    private record Candidate(UUID city, double score, List<Reasons.Weighed> reasons) {

        RecommendationView view(CityAttributes shown) {
            return new RecommendationView(
                    shown.cities().ref(city, shown.readContext()),
                    Reasons.rounded(score),
                    reasons.stream().map(Reasons.Weighed::view).toList());
        }
    }

    NetworkAnswer best(int limit) {
        List<RecommendationView> items = items(limit);
        CityRef ref = shown.cities().ref(city.id(), shown.readContext());
        return new NetworkAnswer(new RecommendationsView(ref, items), rows(items), null);
    }

    List<RecommendationView> items(int limit) {
        Map<Integer, List<Integer>> common = common();
        Map<Integer, Double> closeness = new HashMap<>();
        common.forEach((other, between) -> closeness.put(other, adamicAdar(between)));
        double closest =
                closeness.values().stream().mapToDouble(value -> value).max().orElse(0);
        Reasons reasons = new Reasons(profile(city, node), wish, closest);
        Set<Integer> partners = node < 0
                ? Set.of()
                : Arrays.stream(graph.partners(node)).boxed().collect(Collectors.toSet());
        Stream<Candidate> inNetwork = IntStream.range(0, graph.size())
                .filter(other -> other != node && !partners.contains(other) && isWanted(graph.city(other)))
                .mapToObj(other -> candidate(
                        graph.city(other),
                        other,
                        reasons,
                        new Reasons.Common(
                                common.getOrDefault(other, List.of()).stream()
                                        .map(between -> graph.city(between).id())
                                        .toList(),
                                closeness.getOrDefault(other, 0.0))));
        Stream<Candidate> beside = wish.others().stream()
                .filter(other -> graph.node(other.id()) < 0 && !other.id().equals(city.id()) && isWanted(other))
                .map(other -> candidate(other, -1, reasons, Reasons.Common.NONE));
        return Stream.concat(inNetwork, beside)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::city))
                .limit(limit)
                .map(one -> one.view(shown))
                .toList();
    }

    private boolean isWanted(Entry<CityDraft> candidate) {
        return !candidate.draft().countryCode().equals(city.draft().countryCode())
                && wish.fits().test(candidate.draft());
    }

    private Candidate candidate(Entry<CityDraft> other, int at, Reasons reasons, Reasons.Common common) {
        List<Reasons.Weighed> speaking = reasons.of(profile(other, at), common, id -> shown.cities()
                .ref(id, shown.readContext())
                .name());
        return new Candidate(
                other.id(),
                speaking.stream().mapToDouble(Reasons.Weighed::share).sum(),
                speaking);
    }

    /** For each partner of a partner the cities in between. */
    private Map<Integer, List<Integer>> common() {
        Map<Integer, List<Integer>> common = new HashMap<>();
        if (node >= 0) {
            for (int partner : graph.partners(node)) {
                for (int other : graph.partners(partner)) {
                    common.computeIfAbsent(other, none -> new ArrayList<>()).add(partner);
                }
            }
        }
        return common;
    }

    /** The sum of 1 / ln(partners) of those in between (Adamic and Adar 2003): who has few of them says more. */
    private double adamicAdar(List<Integer> between) {
        return between.stream()
                .filter(partner -> graph.degree(partner) > 1)
                .mapToDouble(partner -> 1 / Math.log(graph.degree(partner)))
                .sum();
    }

    private Reasons.Profile profile(Entry<CityDraft> of, int at) {
        List<Integer> slots = new ArrayList<>();
        if (at >= 0) {
            graph.partnershipsOf(at).forEach((int slot) -> slots.add(slot));
        }
        return Reasons.Profile.of(
                of.draft(),
                slots.stream().map(slot -> graph.partnership(slot).draft()).toList());
    }

    private static List<List<?>> rows(List<RecommendationView> items) {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        items.forEach(item -> rows.add(List.of(
                item.city().id(),
                item.city().name(),
                item.city().countryCode(),
                item.score(),
                item.reasons().stream().map(ReasonView::text).collect(Collectors.joining("; ")))));
        return rows;
    }
}
