package dev.sistercity.registry.endpoint.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a registry of cities and partnerships should answer: lists that are gone through from one end to the other each time. */
final class PlainRegistry {

    private static final double EARTH_KM = 6371.0;
    private static final int SHORTEST_SLIP = 5;

    private final Map<String, City> cities = new HashMap<>();
    private final Map<String, Partnership> partnerships = new HashMap<>();

    /** @param names by language */
    record City(
            String id,
            Map<String, String> names,
            String country,
            Integer population,
            double latitude,
            double longitude) {

        /** In the first of the languages that it has a name in, else in English, else its first. */
        String name(List<String> languages) {
            return Stream.concat(languages.stream(), Stream.of("en", "de", "fr"))
                    .map(names::get)
                    .filter(name -> name != null)
                    .findFirst()
                    .orElseThrow();
        }

        private Stream<String> words() {
            return names.values().stream()
                    .flatMap(name -> Stream.of(name.toLowerCase().split(" ")));
        }
    }

    /** @param established the year; null where that is not known */
    record Partnership(String id, List<String> cities, String kind, String status, Integer established) {}

    void put(City city) {
        cities.put(city.id(), city);
    }

    void put(Partnership partnership) {
        partnerships.put(partnership.id(), partnership);
    }

    City city(String id) {
        return cities.get(id);
    }

    Partnership partnership(String id) {
        return partnerships.get(id);
    }

    List<City> cities() {
        return cities.values().stream().sorted(Comparator.comparing(City::id)).toList();
    }

    List<Partnership> partnerships() {
        return partnerships.values().stream()
                .sorted(Comparator.comparing(Partnership::id))
                .toList();
    }

    /** Ids of the cities that a query finds, in its order. */
    List<String> cities(Map<String, String> query) {
        Predicate<City> found = city -> true;
        for (Map.Entry<String, String> filter : query.entrySet()) {
            found = found.and(ofCity(filter.getKey(), filter.getValue()));
        }
        Map<String, Function<City, Comparable<?>>> keys = Map.of(
                "name", city -> city.name(List.of()).toLowerCase(),
                "population", City::population,
                "partnershipCount",
                        city -> (int) partnerships.values().stream()
                                .filter(one -> one.cities().contains(city.id())
                                        && one.status().equals("active"))
                                .count());
        return sorted(cities.values().stream().filter(found).toList(), City::id, keys, query.get("sort"));
    }

    private Predicate<City> ofCity(String parameter, String value) {
        return switch (parameter) {
            case "countryCode" -> city -> isAnyOf(city.country(), value);
            case "populationFrom" -> city -> city.population() != null && city.population() >= Integer.parseInt(value);
            case "bbox" ->
                city -> {
                    String[] sides = value.split(",");
                    double west = Double.parseDouble(sides[0]);
                    double east = Double.parseDouble(sides[2]);
                    boolean between = west <= east
                            ? city.longitude() >= west && city.longitude() <= east
                            : city.longitude() >= west || city.longitude() <= east;
                    return between
                            && city.latitude() >= Double.parseDouble(sides[1])
                            && city.latitude() <= Double.parseDouble(sides[3]);
                };
            case "near" ->
                city -> {
                    String[] place = value.split("[,&=]");
                    return distanceKm(city, Double.parseDouble(place[0]), Double.parseDouble(place[1]))
                            <= Double.parseDouble(place[3]);
                };
            case "q" -> city -> Stream.of(value.split(" ")).allMatch(word -> isSaid(word, city));
            default -> city -> true;
        };
    }

    private boolean isSaid(String word, City city) {
        boolean any = cities.values().stream().flatMap(City::words).anyMatch(known -> known.startsWith(word));
        return city.words()
                .anyMatch(known -> any || word.length() < SHORTEST_SLIP
                        ? known.startsWith(word)
                        : known.charAt(0) == word.charAt(0) && new LevenshteinDistance(1).apply(known, word) == 1);
    }

    /** Along a great circle of a sphere: some per mille beside the ellipsoid's. */
    static double distanceKm(City city, double latitude, double longitude) {
        double a = Math.toRadians(city.latitude());
        double b = Math.toRadians(latitude);
        double half = Math.pow(Math.sin((a - b) / 2), 2)
                + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(city.longitude() - longitude) / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
    }

    /** Ids of the partnerships that a query finds, in its order. */
    List<String> partnerships(Map<String, String> query) {
        Predicate<Partnership> found = partnership -> true;
        for (Map.Entry<String, String> filter : query.entrySet()) {
            found = found.and(ofPartnership(filter.getKey(), filter.getValue()));
        }
        Map<String, Function<Partnership, Comparable<?>>> keys = Map.of("established", Partnership::established);
        return sorted(partnerships.values().stream().filter(found).toList(), Partnership::id, keys, query.get("sort"));
    }

    private Predicate<Partnership> ofPartnership(String parameter, String value) {
        return switch (parameter) {
            case "countryCode" ->
                one -> one.cities().stream()
                        .map(city -> city(city).country())
                        .collect(Collectors.toSet())
                        // Two of them mean partnerships between them.
                        .containsAll(several(value));
            case "kind" -> one -> isAnyOf(one.kind(), value);
            case "status" -> one -> isAnyOf(one.status(), value);
            case "city" -> one -> one.cities().contains(value);
            case "establishedFrom" -> one -> one.established() != null && one.established() >= Integer.parseInt(value);
            default -> one -> true;
        };
    }

    /** @param values one, or several as a query string repeats the parameter */
    private static boolean isAnyOf(String own, String values) {
        return several(values).contains(own);
    }

    private static List<String> several(String values) {
        return List.of(values.split("&[a-zA-Z]+="));
    }

    /** @param sort as clients write it; null for the order of registration, which is that of the ids */
    private static <R> List<String> sorted(
            List<R> found, Function<R, String> id, Map<String, Function<R, Comparable<?>>> keys, String sort) {
        List<String> parts = sort == null ? List.of() : List.of(sort.split(","));
        List<R> rows = new ArrayList<>(found);
        rows.sort((a, b) -> {
            for (String part : parts) {
                Function<R, Comparable<?>> key = keys.get(part.replace("-", ""));
                int order = compare(key.apply(a), key.apply(b), part.startsWith("-"));
                if (order != 0) {
                    return order;
                }
            }
            int order = id.apply(a).compareTo(id.apply(b));
            return !parts.isEmpty() && parts.get(parts.size() - 1).startsWith("-") ? -order : order;
        });
        return rows.stream().map(id).toList();
    }

    /** What has no key stays last. */
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> a, Comparable<?> b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int order = ((Comparable<Object>) a).compareTo(b);
        return descending ? -order : order;
    }
}
