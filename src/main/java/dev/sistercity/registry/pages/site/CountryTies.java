package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many active partnerships join the cities of which countries. */
@Singleton
class CountryTies {

    private static final String ACTIVE = "active";

    private final CityCollection cities;
    private final PartnershipCollection partnerships;

    CountryTies(CityCollection cities, PartnershipCollection partnerships) {
        this.cities = cities;
        this.partnerships = partnerships;
    }

    /**
     * Two countries, in the order of their codes; the same twice for partnerships inside of one.
     *
     * @param a ISO 3166-1 alpha-2
     * @param b as above
     */
    record Pair(String a, String b) {

        boolean has(String country) {
            return a.equals(country) || b.equals(country);
        }

        String other(String country) {
            return a.equals(country) ? b : a;
        }
    }

    /** Partnerships by the pairs of countries that they join; one of many sides counts once for each pair. */
    Map<Pair, Integer> count(ReadContext reading) {
        Map<Pair, Integer> counts = new HashMap<>();
        Records<PartnershipDraft> records = reading.snapshot().records(partnerships);
        var counted = reading.asOf() == null ? records.with("status", ACTIVE) : records.all();
        records.forEach(counted, entry -> {
            if (reading.asOf() == null || partnerships.existed(entry, reading)) {
                pairs(entry, reading).forEach(pair -> counts.merge(pair, 1, Integer::sum));
            }
        });
        return counts;
    }

    private Iterable<Pair> pairs(Entry<PartnershipDraft> entry, ReadContext reading) {
        List<String> sides = entry.draft().parties().stream()
                .map(PartyDraft::city)
                .map(city -> country(city, reading))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        TreeSet<Pair> pairs = new TreeSet<>(Comparator.comparing(Pair::a).thenComparing(Pair::b));
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                pairs.add(new Pair(sides.get(i), sides.get(j)));
            }
        }
        return pairs;
    }

    private String country(String city, ReadContext reading) {
        return ParameterValues.parseId(city)
                .flatMap(id -> reading.snapshot().find(cities, id))
                .map(entry -> entry.draft().countryCode())
                .orElse(null);
    }

    /** The countries of all cities, with how many each has. */
    Map<String, Integer> cities(ReadContext reading) {
        Map<String, Integer> counts = new TreeMap<>();
        Records<CityDraft> records = reading.snapshot().records(cities);
        records.forEach(records.all(), city -> counts.merge(city.draft().countryCode(), 1, Integer::sum));
        return counts;
    }

    /** The middle of the cities of each country, as the crow flies. */
    Map<String, GeoPoint> middles(ReadContext reading) {
        Map<String, double[]> sums = new HashMap<>();
        Records<CityDraft> records = reading.snapshot().records(cities);
        records.forEach(records.all(), entry -> {
            CityDraft city = entry.draft();
            if (city.latitude() != null && city.longitude() != null) {
                double[] sum = sums.computeIfAbsent(city.countryCode(), code -> new double[3]);
                double north = Math.toRadians(city.latitude());
                double east = Math.toRadians(city.longitude());
                sum[0] += Math.cos(north) * Math.cos(east);
                sum[1] += Math.cos(north) * Math.sin(east);
                sum[2] += Math.sin(north);
            }
        });
        Map<String, GeoPoint> middles = new HashMap<>();
        sums.forEach((code, sum) -> middles.put(
                code,
                new GeoPoint(
                        Math.toDegrees(Math.atan2(sum[2], Math.hypot(sum[0], sum[1]))),
                        Math.toDegrees(Math.atan2(sum[1], sum[0])))));
        return middles;
    }
}
