package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.transfer.read.ColumnNames;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.ArrayList;
import java.util.Collection;
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
    private final List<String> unusedSheets = new ArrayList<>();
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

    /** Notes what of the file no row comes from. */
    public void sheets(List<String> unused) {
        unusedSheets.addAll(unused);
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

    /** Adds both to a report, empty where there is nothing; and sheets that were not read, where there are any. */
    public void report(ObjectNode report) {
        if (!unusedSheets.isEmpty()) {
            report.set("unusedSheets", texts(unusedSheets));
        }
        ArrayNode columns = report.putArray("unusedColumns");
        for (String column : order) {
            ObjectNode one = columns.addObject().put("column", column).put("cells", unusedColumns.get(column));
            ColumnWords.meant(column, List.of(telling, used)).ifPresent(meant -> one.put("didYouMean", meant));
        }
        ArrayNode cells = report.putArray("notUnderstood");
        unread.forEach((field, counted) -> cells.addObject()
                .put("field", field)
                .put("cells", counted.cells)
                .set("examples", texts(counted.examples)));
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
