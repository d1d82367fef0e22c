package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.transfer.read.ColumnNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A usual shape of lists: which columns hold what. Those that the registry ships stand in {@code import/presets.json}.
 *
 * @param columns of each field the names that its column usually has, the most telling first; in the order that the columns have
 *     in a list without a header
 * @param values what is the same in all rows
 */
public record Preset(String name, String description, Map<Field, List<String>> columns, Map<Field, String> values) {

    /** Of the registry's own CSV of partnerships, which is read by its ids: see {@code transfer.correction}. */
    public static final String CORRECTIONS = "corrections";

    private static final String RESOURCE = "/import/presets.json";
    private static final List<Field.Fact> OF_FURTHER_SIDES = List.of(
            Field.Fact.CITY,
            Field.Fact.COUNTRY,
            Field.Fact.REGION,
            Field.Fact.LATITUDE,
            Field.Fact.LONGITUDE,
            Field.Fact.COORDINATES,
            Field.Fact.ID);

    public Preset {
        columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
        values = values == null ? Map.of() : new LinkedHashMap<>(values);
    }

    /** Those that the registry ships. */
    public static List<Preset> shipped() {
        return Shipped.ALL;
    }

    /** @param name as a request has it, or as jobs of earlier versions were stored with: {@code ONE_SIDED} */
    public static Optional<Preset> shipped(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return Shipped.ALL.stream()
                .filter(preset -> preset.name.equals(wanted))
                .findFirst()
                .or(() -> wanted.equals("wikidata") ? Optional.of(ofEntities()) : Optional.empty())
                .or(() -> wanted.equals(CORRECTIONS)
                        ? Optional.of(new Preset(CORRECTIONS, "The registry's own CSV, corrected", Map.of(), Map.of()))
                        : Optional.empty());
    }

    /** Of entities of Wikidata, which are read into fields by their names. */
    public static Preset ofEntities() {
        return new Preset("wikidata", "Entities of Wikidata", Field.columns(), Map.of());
    }

    /** For a table without a header: the columns are called by their numbers, and stand in the order of the preset. */
    public Preset byPlace() {
        Map<Field, List<String>> placed = new LinkedHashMap<>();
        columns.keySet().forEach(field -> placed.put(field, List.of(Integer.toString(placed.size() + 1))));
        return new Preset(name, description, placed, values);
    }

    /**
     * Of a list with these columns. What several fields may be called is one of them: a field that has a better column gives it up, and
     * of the others the first keeps it, with all that both may be called: of {@code land} and {@code country} none is the other field's.
     * So {@code country} is the partner's, and the city's where {@code partner_country} is there.
     *
     * @param header empty where rows have no columns in common
     * @param said fields of which the request says the column
     */
    public Preset in(List<String> header, Set<Field> said) {
        Set<String> there = new TreeSet<>(ColumnNames.ORDER);
        there.addAll(header);
        Map<Field, List<String>> free = withBracketed(header, there);
        free.keySet().removeAll(said);
        tellStatusFromCountry(free, there);
        Set<String> sought = soughtByMany(free);
        Predicate<String> isSought = name -> sought.contains(ColumnNames.key(name));
        Map<Field, List<String>> own = new LinkedHashMap<>();
        Set<String> taken = new TreeSet<>(ColumnNames.ORDER);
        free.forEach((field, names) -> {
            Optional<String> best = names.stream()
                    .filter(name -> !taken.contains(name))
                    .filter(name -> header.isEmpty() || there.contains(name))
                    .findFirst();
            List<String> left = names.stream()
                    .filter(name -> !taken.contains(name))
                    .filter(name -> header.isEmpty() || best.map(name::equals).orElse(true) || !isSought.test(name))
                    .toList();
            taken.addAll(header.isEmpty() ? left : best.map(List::of).orElse(List.of()));
            if (best.filter(isSought).isPresent()) {
                names.stream().filter(isSought).forEach(taken::add);
            }
            own.put(field, left);
        });
        return new Preset(name, description, own, values);
    }

    /** With the columns of a list behind whose names, in brackets, stands how they are written: {@code Since (year)}. */
    private Map<Field, List<String>> withBracketed(List<String> header, Set<String> there) {
        Map<String, List<String>> byName = new TreeMap<>(ColumnNames.ORDER);
        header.forEach(column -> ColumnWords.bare(column)
                .filter(bare -> !there.contains(bare))
                .ifPresent(bare ->
                        byName.computeIfAbsent(bare, none -> new ArrayList<>()).add(column)));
        // Of two, one name in two languages, none goes before the other.
        byName.values().removeIf(columns -> columns.size() > 1);
        Map<Field, List<String>> all = new LinkedHashMap<>();
        columns.forEach((field, names) -> all.put(
                field,
                names.stream()
                        .flatMap(name -> Stream.concat(Stream.of(name), byName.getOrDefault(name, List.of()).stream()))
                        .toList()));
        all.computeIfPresent(Field.ESTABLISHED, (field, names) -> withDays(names, header));
        return all;
    }

    /** With the columns whose words say so, where none is called as such a column usually is. */
    private static List<String> withDays(List<String> names, List<String> header) {
        Set<String> usual = new TreeSet<>(ColumnNames.ORDER);
        usual.addAll(names);
        return header.stream().anyMatch(usual::contains)
                ? names
                : Stream.concat(names.stream(), header.stream().filter(ColumnWords::isDayOfAgreement))
                        .toList();
    }

    /** What may be a status as well as a state is the country of the partner where no other column is. */
    private static void tellStatusFromCountry(Map<Field, List<String>> free, Set<String> there) {
        List<String> statuses = free.getOrDefault(Field.STATUS, List.of());
        List<String> countries = free.getOrDefault(Field.of(Field.Fact.COUNTRY, 2), List.of());
        Set<String> both = new TreeSet<>(ColumnNames.ORDER);
        both.addAll(statuses);
        both.retainAll(countries);
        boolean other = countries.stream().anyMatch(name -> there.contains(name) && !both.contains(name));
        free.computeIfPresent(other ? Field.of(Field.Fact.COUNTRY, 2) : Field.STATUS, (field, names) -> names.stream()
                .filter(name -> !both.contains(name))
                .toList());
    }

    /** By their keys, the names that several fields may have. Of two thousand names not each can be compared with each. */
    private static Set<String> soughtByMany(Map<Field, List<String>> all) {
        Set<String> once = new HashSet<>();
        Set<String> many = new HashSet<>();
        all.values().forEach(names -> names.stream()
                .map(ColumnNames::key)
                .distinct()
                .filter(name -> !once.add(name))
                .forEach(many::add));
        return many;
    }

    /** With columns for third and further sides, named as those of the first with another number. */
    private Preset withFurtherSides() {
        Map<Field, List<String>> all = new LinkedHashMap<>(columns);
        for (Field.Fact fact : OF_FURTHER_SIDES) {
            List<String> first = columns.getOrDefault(Field.of(fact, 1), List.of()).stream()
                    .filter(column -> column.indexOf('1') >= 0)
                    .toList();
            for (int side = 3; !first.isEmpty() && side <= Field.MOST_SIDES; side++) {
                String number = Integer.toString(side);
                all.put(
                        Field.of(fact, side),
                        first.stream()
                                .map(column -> column.replace("1", number))
                                .toList());
            }
        }
        return new Preset(name, description, all, values);
    }

    /** Read at the first import. */
    private static final class Shipped {

        static final List<Preset> ALL = read();

        private static List<Preset> read() {
            try (InputStream in = Preset.class.getResourceAsStream(RESOURCE)) {
                return Arrays.stream(new ObjectMapper().readValue(in, Preset[].class))
                        .map(Preset::withFurtherSides)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
