package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.graph.NetworkFormats.Drawing;
import dev.sistercity.registry.graph.NetworkFormats.Edge;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.NetworkFormats.Node;
import dev.sistercity.registry.graph.api.MatrixCell;
import dev.sistercity.registry.graph.api.MatrixUnit;
import dev.sistercity.registry.graph.api.MatrixView;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many partnerships there are between each two countries or regions. */
final class Matrix {

    static final String COUNTRY = "country";
    static final String REGION = "region";

    private static final List<String> HEAD = List.of("a", "aName", "b", "bName", "count", "kinds", "statuses");

    private final PartnerGraph graph;
    private final PartnershipCollection type;
    private final CityAttributes shown;
    private final String by;
    private final String[] units;

    Matrix(PartnerGraph graph, PartnershipCollection type, CityAttributes shown, String by) {
        this.graph = graph;
        this.type = type;
        this.shown = shown;
        this.by = by;
        this.units = IntStream.range(0, graph.size())
                .mapToObj(node -> unit(graph.city(node).draft()))
                .toArray(String[]::new);
    }

    private String unit(CityDraft city) {
        return by.equals(REGION) && region(city) != null ? region(city) : city.countryCode();
    }

    /** By ISO's code where there is one, else by GeoNames'. */
    private static String region(CityDraft city) {
        Region region = Region.of(city.region(), city.subdivisionCode());
        return region == null ? null : region.subdivisionCode() != null ? region.subdivisionCode() : region.code();
    }

    /** Two units, the first by its code first. */
    private record Pair(String a, String b) {

        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private static final class Counts {

        private int all;
        private final Map<String, Integer> kinds = new TreeMap<>();
        private final Map<String, Integer> statuses = new TreeMap<>();

        void add(String kind, String status) {
            all++;
            kinds.merge(kind, 1, Integer::sum);
            statuses.merge(status, 1, Integer::sum);
        }
    }

    /** @param countryCode only pairs with a unit of this country; null for all */
    NetworkAnswer answer(String countryCode, int limit) {
        Map<Pair, Counts> counted = counted();
        List<MatrixCell> cells = counted.entrySet().stream()
                .filter(each -> countryCode == null
                        || isIn(each.getKey().a(), countryCode)
                        || isIn(each.getKey().b(), countryCode))
                .map(each -> cell(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(MatrixCell::count)
                        .reversed()
                        .thenComparing(cell -> cell.a().code())
                        .thenComparing(cell -> cell.b().code()))
                .toList();
        List<MatrixCell> items = cells.subList(0, Math.min(limit, cells.size()));
        return new NetworkAnswer(
                new MatrixView(by, graph.slots().length, cells.size(), items), rows(items), drawing(items));
    }

    private static boolean isIn(String unit, String countryCode) {
        return unit.equals(countryCode) || unit.startsWith(countryCode + "-");
    }

    private Map<Pair, Counts> counted() {
        Map<Pair, Counts> counted = new HashMap<>();
        for (int slot : graph.slots()) {
            Entry<PartnershipDraft> partnership = graph.partnership(slot);
            String kind = Kebab.of(type.kind(partnership, shown.readContext()));
            String status = Kebab.of(type.status(partnership, shown.readContext()));
            pairs(graph.parties(slot)).forEach(pair -> counted.computeIfAbsent(pair, none -> new Counts())
                    .add(kind, status));
        }
        return counted;
    }

    /** Each once, however many parties are in a unit. */
    private Set<Pair> pairs(int... parties) {
        Set<Pair> pairs = new HashSet<>();
        for (int i = 0; i < parties.length; i++) {
            for (int j = i + 1; j < parties.length; j++) {
                pairs.add(Pair.of(units[parties[i]], units[parties[j]]));
            }
        }
        return pairs;
    }

    private MatrixCell cell(Pair pair, Counts counts) {
        return new MatrixCell(unit(pair.a()), unit(pair.b()), counts.all, counts.kinds, counts.statuses);
    }

    private MatrixUnit unit(String code) {
        // ISO 3166-2 has no names in several languages: a region goes by its code.
        String name = code.indexOf('-') < 0 ? Countries.name(code, language()) : code;
        return new MatrixUnit(code, name);
    }

    private Locale language() {
        List<String> languages = shown.readContext().languages();
        return languages.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(languages.get(0));
    }

    private static List<List<?>> rows(List<MatrixCell> items) {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        items.forEach(cell -> rows.add(List.of(
                cell.a().code(),
                cell.a().name(),
                cell.b().code(),
                cell.b().name(),
                cell.count(),
                counts(cell.kinds()),
                counts(cell.statuses()))));
        return rows;
    }

    private static String counts(Map<String, Integer> counts) {
        return String.join(
                "; ",
                counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList());
    }

    /** Units in the middle of their cities that have partners. */
    private Drawing drawing(List<MatrixCell> items) {
        Map<String, List<Place>> places = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        items.stream().flatMap(cell -> Stream.of(cell.a(), cell.b())).forEach(unit -> {
            names.put(unit.code(), unit.name());
            places.put(unit.code(), new ArrayList<>());
        });
        for (int node = 0; node < units.length; node++) {
            List<Place> ofUnit = places.get(units[node]);
            if (ofUnit != null) {
                Place.of(graph.city(node).draft()).ifPresent(ofUnit::add);
            }
        }
        List<Node> nodes = new ArrayList<>();
        places.forEach((code, all) -> nodes.add(new Node(code, middle(all), Map.of("name", names.get(code)))));
        return new Drawing(
                nodes,
                items.stream()
                        .map(cell -> new Edge(
                                cell.a().code() + "." + cell.b().code(),
                                cell.a().code(),
                                cell.b().code(),
                                Map.of("partnerships", cell.count())))
                        .toList());
    }

    /** The direction of the sum of the unit vectors to the places; null for none. */
    static Place middle(List<Place> places) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (Place place : places) {
            double latitude = Math.toRadians(place.latitude());
            double longitude = Math.toRadians(place.longitude());
            x += Math.cos(latitude) * Math.cos(longitude);
            y += Math.cos(latitude) * Math.sin(longitude);
            z += Math.sin(latitude);
        }
        return places.isEmpty()
                ? null
                : new Place(
                        rounded(Math.toDegrees(Math.atan2(z, Math.hypot(x, y)))),
                        rounded(Math.toDegrees(Math.atan2(y, x))));
    }

    /** Five decimals are a metre. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
