package dev.sistercity.registry.transfer.read.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cells that reach over several rows: what one of them says is said of each row. Rows come in their order. */
final class SpannedCells {

    /** By columns, from 0. */
    private final Map<Integer, Span> under = new TreeMap<>();

    private record Span(long last, String text) {}

    /** @param last row that the cell reaches to */
    void add(int column, long last, String text) {
        if (!text.isEmpty() && column < SheetTable.MOST_CELLS) {
            under.put(column, new Span(last, text));
        }
    }

    /** A row with the text of each cell that reaches over it; one in which nothing else stands as it is. */
    List<String> filled(long row, List<String> texts) {
        under.values().removeIf(span -> span.last() < row);
        if (under.isEmpty() || texts.stream().allMatch(String::isEmpty)) {
            return texts;
        }
        List<String> filled = new ArrayList<>(texts);
        under.forEach((column, span) -> {
            while (filled.size() <= column) {
                filled.add("");
            }
            if (filled.get(column).isEmpty()) {
                filled.set(column, span.text());
            }
        });
        return filled;
    }
}
