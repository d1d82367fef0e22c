package dev.sistercity.registry.transfer.read.wikidata;

import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.wikidata.WikidataEntity.Partner;
import dev.sistercity.registry.transfer.read.wikidata.WikidataEntity.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Pairs of what entities state of each other. A pair that both state with one date is one row, and one with two dates two. */
final class WikidataPairs {

    private final Map<String, WikidataEntity> entities;
    private final Map<List<String>, List<Stated>> pairs = new LinkedHashMap<>();
    private long number;

    /** What one of a pair states. */
    private record Stated(String by, Partner partner) {}

    WikidataPairs(Map<String, WikidataEntity> entities) {
        this.entities = entities;
        entities.values().forEach(entity -> entity.partners()
                .forEach(partner -> pairs.computeIfAbsent(key(entity.id(), partner.id()), none -> new ArrayList<>())
                        .add(new Stated(entity.id(), partner))));
    }

    private static List<String> key(String one, String other) {
        boolean first = one.length() < other.length() || one.length() == other.length() && one.compareTo(other) <= 0;
        return first ? List.of(one, other) : List.of(other, one);
    }

    Iterator<ListRow> rows() {
        return pairs.entrySet().stream()
                .flatMap(pair -> rows(pair.getKey(), pair.getValue()).stream())
                .iterator();
    }

    private List<ListRow> rows(List<String> pair, List<Stated> statements) {
        List<Stated> held =
                statements.stream().filter(one -> !one.partner().isDeprecated()).toList();
        if (held.isEmpty()) {
            return List.of(row(pair, Map.of(), "Wikidata itself says that this is not so (deprecated)"));
        }
        // A statement without dates says nothing against one with dates.
        List<Stated> dated = held.stream()
                .filter(one -> one.partner().since() != null || one.partner().until() != null)
                .toList();
        Map<List<Time>, Stated> distinct = new LinkedHashMap<>();
        (dated.isEmpty() ? held.subList(0, 1) : dated)
                .forEach(one -> distinct.putIfAbsent(
                        Arrays.asList(one.partner().since(), one.partner().until()), one));
        List<ListRow> rows = new ArrayList<>();
        distinct.values().forEach(one -> rows.add(row(pair, cells(pair, one, held), null)));
        return rows;
    }

    private ListRow row(List<String> pair, Map<String, String> cells, String fault) {
        String text = pair.get(0) + " " + name(pair.get(0)) + " – " + pair.get(1) + " " + name(pair.get(1)) + " (P190)";
        return new ListRow(++number, text, cells, fault);
    }

    private Map<String, String> cells(List<String> pair, Stated told, List<Stated> all) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int side = 1; side <= 2; side++) {
            city(pair.get(side - 1), side, cells);
        }
        time("established", told.partner().since(), cells);
        time("ended", told.partner().until(), cells);
        Set<String> references = new LinkedHashSet<>();
        all.forEach(one -> references.addAll(one.partner().references()));
        if (!references.isEmpty()) {
            cells.put("reference", String.join(" ", references));
        }
        oneWay(pair, all).ifPresent(note -> cells.put("note", note));
        return cells;
    }

    private void city(String id, int side, Map<String, String> cells) {
        WikidataEntity entity = entities.get(id);
        cells.put("id" + side, id);
        if (entity == null) {
            return;
        }
        put("id" + side, entity.geonames() == null ? id : id + " geonames:" + entity.geonames(), cells);
        put("city" + side, entity.name(), cells);
        put("names" + side, entity.names(), cells);
        put("coordinates" + side, entity.coordinates(), cells);
        put("country" + side, country(entity), cells);
        put(
                "region" + side,
                entity.units().stream()
                        .map(entities::get)
                        .filter(Objects::nonNull)
                        .map(WikidataEntity::name)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                cells);
    }

    /** Its code if the file has the country too, else its item. */
    private String country(WikidataEntity entity) {
        return entity.countries().stream()
                .findFirst()
                .map(item -> Optional.ofNullable(entities.get(item))
                        .map(WikidataEntity::code)
                        .orElse(item))
                .orElse(null);
    }

    private static void time(String name, Time time, Map<String, String> cells) {
        if (time != null) {
            cells.put(name, time.time());
            cells.put(name + "Precision", time.precision());
        }
    }

    private Optional<String> oneWay(List<String> pair, List<Stated> all) {
        Set<String> by = new LinkedHashSet<>();
        all.forEach(one -> by.add(one.by()));
        if (by.size() > 1) {
            return Optional.empty();
        }
        String one = by.iterator().next();
        String other = pair.get(0).equals(one) ? pair.get(1) : pair.get(0);
        return Optional.of(
                entities.containsKey(other)
                        ? "one-way: " + one + " states it, and " + other + " does not"
                        : "one-way as far as the file tells: " + one + " states it, and " + other
                                + " is not in the file");
    }

    private String name(String id) {
        WikidataEntity entity = entities.get(id);
        return entity == null || entity.name() == null ? "" : entity.name();
    }

    private static void put(String column, String value, Map<String, String> cells) {
        if (value != null) {
            cells.put(column, value);
        }
    }
}
