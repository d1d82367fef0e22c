package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.table.Placeholders;
import dev.sistercity.registry.transfer.read.ColumnNames;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a row each thing stands.
 *
 * @param columns of each field the columns that may hold it: the first that does, counts
 * @param values what is the same in all rows
 */
public record Mapping(Map<Field, List<String>> columns, Map<Field, String> values) {

    private static final Set<Field.Fact> NAMES = Set.of(Field.Fact.CITY, Field.Fact.PLACE, Field.Fact.REGION);
    private static final int SHOWN = 200;
    private static final int TELLING = 8;
    /** Of the names that a column may have, those that a message tells. */
    private static final int TOLD = 2;

    public Mapping {
        columns = new LinkedHashMap<>(columns);
        values = new LinkedHashMap<>(values);
    }

    /** A preset, or none, and what is said beside it. */
    public static Mapping of(Preset preset, Map<Field, String> columns, Map<Field, String> values) {
        Map<Field, List<String>> all = new LinkedHashMap<>();
        Map<Field, String> constants = new LinkedHashMap<>();
        if (preset != null) {
            all.putAll(preset.columns());
            constants.putAll(preset.values());
        }
        Set<String> said = new TreeSet<>(ColumnNames.ORDER);
        said.addAll(columns.values());
        // What a column is by its sender it is not something else by its name, or by its place.
        all.replaceAll((field, names) ->
                names.stream().filter(name -> !said.contains(name)).toList());
        columns.forEach((field, column) -> all.put(field, List.of(column)));
        constants.putAll(values);
        return new Mapping(all, constants);
    }

    /** For the rows of a list with these columns: of a preset's many names those that are there. */
    public Mapping in(Collection<String> header) {
        if (header.isEmpty()) {
            return this;
        }
        Set<String> there = new TreeSet<>(ColumnNames.ORDER);
        there.addAll(header);
        Map<Field, List<String>> here = new LinkedHashMap<>();
        columns.forEach((field, names) ->
                here.put(field, names.stream().filter(there::contains).toList()));
        return new Mapping(here, values);
    }

    /** What a field holds in a row; null for nothing, or a sign for that. */
    String get(Field field, ListRow row) {
        for (String column : columns.getOrDefault(field, List.of())) {
            String cell = row.cells().get(column);
            if (cell != null && !isNone(field, cell)) {
                return cell;
            }
        }
        return values.get(field);
    }

    /** The same, signs for nothing too. */
    String raw(Field field, ListRow row) {
        for (String column : columns.getOrDefault(field, List.of())) {
            String cell = row.cells().get(column);
            if (cell != null) {
                return cell;
            }
        }
        return values.get(field);
    }

    /** Of countries that is told where they are read, as some signs are codes. */
    private static boolean isNone(Field field, String cell) {
        return switch (field.fact()) {
            case COUNTRY -> false;
            case LATITUDE, LONGITUDE, COORDINATES ->
                Placeholders.isNone(cell) && cell.chars().noneMatch(Character::isDigit);
            default -> NAMES.contains(field.fact()) ? Placeholders.isNoName(cell) : Placeholders.isNone(cell);
        };
    }

    /** Columns that no field is read from, in their order. */
    public List<String> unused(Collection<String> header) {
        Set<String> used = used();
        return header.stream().filter(column -> !used.contains(column)).toList();
    }

    /** Columns from which something is read, if a list has them. */
    public Set<String> used() {
        Set<String> used = new TreeSet<>(ColumnNames.ORDER);
        columns.values().forEach(used::addAll);
        return used;
    }

    /** Of those the ones that are told of first: what a misspelt name most likely is. */
    Set<String> telling() {
        Set<String> telling = new TreeSet<>(ColumnNames.ORDER);
        columns.values().forEach(names -> telling.addAll(names.subList(0, Math.min(TELLING, names.size()))));
        return telling;
    }

    /**
     * @param header empty where rows have no columns in common
     * @throws JobFailedException if no row can tell both sides
     */
    public void check(List<String> header) {
        require(header, Field.CITY1, Field.ID1);
        require(header, Field.CITY2, Field.ID2);
    }

    private void require(List<String> header, Field name, Field identifier) {
        if (!has(header, name) && !has(header, identifier)) {
            List<String> names = columns.getOrDefault(name, columns.getOrDefault(identifier, List.of()));
            throw new JobFailedException(
                    names.isEmpty()
                            ? "nothing says which column is " + name.parameter()
                            : "the header has no column " + told(names) + "; it has " + shortened(header)
                                    + ". If the first row is no header, say header=false; else say with map which column is what",
                    1L);
        }
    }

    private static String told(List<String> names) {
        return String.join(" or ", names.subList(0, Math.min(TOLD, names.size())))
                + (names.size() > TOLD ? " or the like" : "");
    }

    private boolean has(List<String> header, Field field) {
        List<String> names = columns.getOrDefault(field, List.of());
        Set<String> there = new TreeSet<>(ColumnNames.ORDER);
        there.addAll(header);
        return values.containsKey(field)
                || !names.isEmpty() && (header.isEmpty() || names.stream().anyMatch(there::contains));
    }

    private static String shortened(List<String> header) {
        String all = String.join(", ", header);
        return all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all;
    }
}
