package dev.sistercity.registry.shared.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query parameter as it is declared: what refuses a wrong one, and what documents the right one, is made from this.
 *
 * @param kind of its values
 * @param repeatable whether it may come more than once; a parameter that may not is refused when it does
 * @param allowed the values it takes, empty for all that its kind takes
 * @param example a value that finds something in the starter data; null for none
 */
public record ListParameter(
        String name, String description, Kind kind, boolean repeatable, List<String> allowed, String example) {

    /** Kinds of values. */
    public enum Kind {
        TEXT,
        INTEGER,
        /** The number of a change: a whole number from 0 to 2^63-1. */
        SEQUENCE,
        NUMBER,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        ID
    }

    public static ListParameter text(String name, String description, String example) {
        return new ListParameter(name, description, Kind.TEXT, false, List.of(), example);
    }

    public static ListParameter date(String name, String description, String example) {
        return new ListParameter(name, description, Kind.DATE, false, List.of(), example);
    }

    public static ListParameter id(String name, String description, String example) {
        return new ListParameter(name, description, Kind.ID, false, List.of(), example);
    }

    public static ListParameter choice(String name, String description, List<String> allowed, String example) {
        return new ListParameter(name, description, Kind.TEXT, false, allowed, example);
    }

    public static ListParameter number(String name, String description, String example) {
        return new ListParameter(name, description, Kind.NUMBER, false, List.of(), example);
    }

    public ListParameter many() {
        return new ListParameter(name, description, kind, true, allowed, example);
    }

    /** By their names, in their order. */
    public static Map<String, ListParameter> byName(ListParameter... parameters) {
        Map<String, ListParameter> byName = new LinkedHashMap<>();
        List.of(parameters).forEach(parameter -> byName.put(parameter.name(), parameter));
        return Collections.unmodifiableMap(byName);
    }
}
