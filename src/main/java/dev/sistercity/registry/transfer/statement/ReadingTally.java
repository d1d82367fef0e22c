package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.transfer.read.ColumnNames;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a list says and an import does not use: columns that nothing is read from, and cells that are not understood. */
public final class ReadingTally {

    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_EXAMPLES = 5;

    private final StatementReader reader;
    private final Set<String> used;
    private final Set<String> telling;
    private final Map<String, Integer> unusedColumns = new TreeMap<>(ColumnNames.ORDER);
    private final List<String> order = new ArrayList<>();
    private final Map<String, Unread> unread = new TreeMap<>();

    public ReadingTally(Mapping mapping, StatementReader reader) {
        this.reader = reader;
        this.used = mapping.used();
        this.telling = mapping.telling();
    }

    private static final class Unread {

        private long cells;
        private final Set<String> examples = new LinkedHashSet<>();
    }

    /** Counts columns that may be empty throughout. */
    public void header(List<String> columns) {
        columns.forEach(column -> count(column, 0));
    }

    public void add(ListRow row) {
        row.cells().keySet().forEach(column -> count(column, 1));
        try {
            reader.readWhole(row).unread().forEach(cell -> {
                Unread field = unread.computeIfAbsent(cell.field().parameter(), none -> new Unread());
                field.cells++;
                if (field.examples.size() < MOST_EXAMPLES) {
                    field.examples.add(cell.text());
                }
            });
        } catch (RejectedRowException rejected) {
            // The row says so itself.
            return;
        }
    }

    private void count(String column, int cells) {
        if (used.contains(column)) {
            return;
        }
        if (!unusedColumns.containsKey(column)) {
            if (unusedColumns.size() == MOST_COLUMNS) {
                return;
            }
            order.add(column);
        }
        unusedColumns.merge(column, cells, Integer::sum);
    }

    /** Adds both to a report, empty where there is nothing. */
    public void report(ObjectNode report) {
        ArrayNode columns = report.putArray("unusedColumns");
        for (String column : order) {
            ObjectNode one = columns.addObject().put("column", column).put("cells", unusedColumns.get(column));
            Suggestion.nearest(column, telling)
                    .or(() -> Suggestion.nearest(column, used))
                    .ifPresent(meant -> one.put("didYouMean", meant));
        }
        ArrayNode cells = report.putArray("notUnderstood");
        unread.forEach((field, counted) -> cells.addObject()
                .put("field", field)
                .put("cells", counted.cells)
                .set("examples", examples(counted.examples)));
    }

    private static ArrayNode examples(Set<String> texts) {
        ArrayNode examples = JsonNodeFactory.instance.arrayNode();
        texts.forEach(examples::add);
        return examples;
    }
}
