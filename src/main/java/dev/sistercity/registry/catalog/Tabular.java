package dev.sistercity.registry.catalog;

import java.util.List;
import java.util.function.Function;

/** A record as a row of a table, made from its view. @param <D> unused by the columns, ties the table to its type */
public record Tabular<D>(List<Column> columns) {

    /** @param value of the cell, from the view; null for an empty cell */
    public record Column(String name, Function<Object, Object> value) {}

    /** A column of a table over views of one class. */
    public static <V> Column column(String name, Class<V> viewType, Function<V, Object> value) {
        return new Column(name, view -> value.apply(viewType.cast(view)));
    }
}
