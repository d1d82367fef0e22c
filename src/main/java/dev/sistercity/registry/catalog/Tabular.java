package dev.sistercity.registry.catalog;

import dev.sistercity.registry.shared.table.SpreadsheetText;
import dev.sistercity.registry.shared.value.Quantity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record as a row of a table, made from its view.
 *
 * @param <D> unused by the columns, ties the table to its type
 */
public record Tabular<D>(List<Column> columns) {

    /**
     * @param meaning what its cells say
     * @param datatype {@code string}, {@code integer} or {@code decimal}, as CSV on the Web names them
     * @param source of the cell, from the view and what it refers to
     */
    public record Column(String name, String meaning, String datatype, BiFunction<Object, ReadContext, Object> source) {

        /** Of a view; null for an empty cell. */
        public Object value(Object view, ReadContext readContext) {
            return source.apply(view, readContext);
        }

        /** Of a view: a number, or text that no spreadsheet carries out; null for an empty cell. */
        public Object cell(Object view, ReadContext readContext) {
            Object known = value(view, readContext);
            return known == null || known instanceof Number || known instanceof UUID
                    ? known
                    : SpreadsheetText.neutralized(known.toString());
        }
    }

    /** Text as a cell that no spreadsheet carries out; null for an empty cell. */
    public static String text(String text) {
        return text == null ? null : SpreadsheetText.neutralized(text);
    }

    /** A column of a table over views of one class, with a meaning of its own. */
    public static <V> Column column(String name, String meaning, Class<V> viewType, Function<V, Object> value) {
        String datatype = property(name, viewType)
                .map(property -> datatype(property.getType()))
                .orElse("string");
        return new Column(name, meaning, datatype, (view, readContext) -> value.apply(viewType.cast(view)));
    }

    /**
     * A column of what a view refers to.
     *
     * @param datatype {@code string}, {@code integer} or {@code decimal}
     */
    public static <V> Column column(
            String name, String meaning, String datatype, Class<V> viewType, BiFunction<V, ReadContext, Object> value) {
        return new Column(
                name, meaning, datatype, (view, readContext) -> value.apply(viewType.cast(view), readContext));
    }

    /** A column that means what the view's property of its name means. */
    public static <V> Column column(String name, Class<V> viewType, Function<V, Object> value) {
        return column(name, meaning(name, viewType), viewType, value);
    }

    private static String meaning(String name, Class<?> viewType) {
        return property(name, viewType)
                .map(property -> property.getAccessor().getAnnotation(Schema.class))
                .map(Schema::description)
                .filter(description -> !description.isEmpty())
                .orElse(name.equals("id") ? "Its id in the registry" : name);
    }

    private static String datatype(Class<?> type) {
        return type == int.class || type == long.class
                ? "integer"
                : type == Double.class || type == Quantity.class ? "decimal" : "string";
    }

    private static Optional<RecordComponent> property(String name, Class<?> viewType) {
        return Arrays.stream(viewType.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }
}
