package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.shared.table.Misdecoded;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of a list.
 *
 * @param number of the line in which it begins, from 1; of GeoJSON the number of the feature
 * @param text as it stands in the list, cut where it is long
 * @param cells what is in it by the names of the columns, in whatever case; blank cells are left out, broken letters mended
 * @param fault why it cannot be read; null if it can
 */
public record ListRow(long number, String text, Map<String, String> cells, String fault) {

    private static final int LONGEST_TEXT = 1_000;

    public ListRow {
        Map<String, String> named = new TreeMap<>(ColumnNames.ORDER);
        cells.forEach((column, cell) -> named.putIfAbsent(column, Misdecoded.mended(cell)));
        cells = named;
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
