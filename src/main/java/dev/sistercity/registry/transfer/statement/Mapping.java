package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a row each thing stands.
 *
 * @param columns of each field the columns that may hold it: the first that does, counts
 * @param values what is the same in all rows
 */
public record Mapping(Map<Field, List<String>> columns, Map<Field, String> values) {

    public Mapping {
        columns = Map.copyOf(columns);
        values = Map.copyOf(values);
    }

    /** A preset, or none, and what is said beside it. */
    public static Mapping of(Preset preset, Map<Field, String> columns, Map<Field, String> values) {
        Map<Field, List<String>> all = new EnumMap<>(Field.class);
        if (preset != null) {
            all.putAll(preset.columns());
        }
        columns.forEach((field, column) -> all.put(field, List.of(column)));
        return new Mapping(all, values);
    }

    String get(Field field, ListRow row) {
        for (String column : columns.getOrDefault(field, List.of())) {
            String cell = row.cells().get(column);
            if (cell != null) {
                return cell;
            }
        }
        return values.get(field);
    }

    /** @param header empty where rows have no columns in common @throws JobFailedException if no row can tell both sides */
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
                            : "the header has no column " + String.join(" or ", names) + "; it has "
                                    + shortened(header),
                    1L);
        }
    }

    private boolean has(List<String> header, Field field) {
        List<String> names = columns.getOrDefault(field, List.of());
        return values.containsKey(field)
                || !names.isEmpty() && (header.isEmpty() || names.stream().anyMatch(header::contains));
    }

    private static String shortened(List<String> header) {
        String all = String.join(", ", header);
        return all.length() > 200 ? all.substring(0, 200) + "…" : all;
    }
}
