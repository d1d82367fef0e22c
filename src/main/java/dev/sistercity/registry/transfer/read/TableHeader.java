package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.table.Blanks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of a table, and its rows by them: cells that are not there are empty, empty ones too many are nothing.
 *
 * @param isOfQuery whether they are variables of a query: {@code ?item1}
 */
public record TableHeader(List<String> columns, boolean isOfQuery) {

    private static final int MOST_COLUMNS = 1_000;

    /** @param number of its row */
    public static TableHeader of(List<String> cells, long number) {
        int last = 0;
        for (int i = 0; i < cells.size(); i++) {
            last = Blanks.stripped(cells.get(i)).isEmpty() ? last : i + 1;
        }
        if (last > MOST_COLUMNS) {
            throw new JobFailedException(
                    "the header has " + last + " columns; a list may have " + MOST_COLUMNS, number);
        }
        List<String> names = cells.subList(0, last).stream()
                .map(cell -> Blanks.collapsed(CellText.tabbed(cell, false)))
                .toList();
        boolean query = !names.isEmpty() && names.stream().allMatch(name -> name.startsWith("?"));
        return new TableHeader(
                ColumnNames.distinct(
                        query ? names.stream().map(name -> name.substring(1)).toList() : names),
                query);
    }

    /** Of a table without a header: its columns are called by their numbers. */
    public static TableHeader numbered(int columns) {
        return new TableHeader(
                IntStream.rangeClosed(1, Math.min(columns, MOST_COLUMNS))
                        .mapToObj(Integer::toString)
                        .toList(),
                false);
    }

    public ListRow row(long number, String text, List<String> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                String fault = "has " + values.size() + " cells where the header has " + columns.size();
                return new ListRow(number, text, Map.of(), fault);
            }
            cells.put(columns.get(i), value);
        }
        return new ListRow(number, text, cells, null);
    }
}
