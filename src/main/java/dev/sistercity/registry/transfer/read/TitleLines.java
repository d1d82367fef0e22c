package dev.sistercity.registry.transfer.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Lines above a table, which say what it is: a list names two sides, so that a row of one cell names no columns. */
public final class TitleLines {

    private static final int MOST = 10;

    private TitleLines() {}

    /**
     * The rows from the first that can name columns on, as far as they were looked at.
     *
     * @param rows one after another; null after the last
     * @param filled counts a row's cells that are not empty
     * @return all that were looked at, where none has more than one cell; empty where there are none
     */
    public static <T> List<T> without(Supplier<T> rows, ToLongFunction<T> filled) {
        List<T> looked = new ArrayList<>();
        for (T row = rows.get(); row != null; row = rows.get()) {
            if (filled.applyAsLong(row) > 1) {
                return List.of(row);
            }
            looked.add(row);
            if (looked.size() > MOST) {
                return looked;
            }
        }
        return looked;
    }
}
