package dev.sistercity.registry.shared.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A query parameter as it is declared: what refuses a wrong one, and what documents the right one, is made from this.
 *
 * @param kind of its values
 * @param repeatable whether it may come more than once; a parameter that may not is refused when it does
 * @param allowed the values it takes, empty for all that its kind takes
 * @param example a value that finds something in the starter data; null for none
 * @param negatable whether a value may have ! before it: not that
 */
public record ListParameter(
        String name,
        String description,
        Kind kind,
        boolean repeatable,
        List<String> allowed,
        String example,
        boolean negatable) {

    /** Before a value that records must not have. */
    public static final String NOT = "!";

    public ListParameter(
            String name, String description, Kind kind, boolean repeatable, List<String> allowed, String example) {
        this(name, description, kind, repeatable, allowed, example, false);
    }

    private static final int LONGEST = 500;
    /** Of 200 ids, or names of about that length in other registers. */
    private static final int LONGEST_IDS = 10_000;
    /** What bodies of many questions may have. */
    private static final int LONGEST_OBJECT = 2 << 20;

    /** Kinds of values. */
    public enum Kind {
        TEXT,
        INTEGER,
        /** The number of a change: a whole number from 0 to 2^63-1. */
        SEQUENCE,
        /** A place in the log: the number of a change, and the beginning of its hash if the client knows it. */
        POSITION,
        NUMBER,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        ID,
        /** Ids, separated by commas: as long as all of them. */
        IDS,
        /** A JSON object, as forms carry it: as long as a body may be. */
        OBJECT
    }

    /** Characters that a value may have. */
    public int longest() {
        return switch (kind) {
            case IDS -> LONGEST_IDS;
            case OBJECT -> LONGEST_OBJECT;
            default -> LONGEST;
        };
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
        return new ListParameter(name, description, kind, true, allowed, example, negatable);
    }

    /** As it is, and values may be excluded by a ! before them. */
    public ListParameter negated() {
        return new ListParameter(name, description, kind, repeatable, allowed, example, true);
    }

    /** The values it takes, also those with a !; empty for all that its kind takes. */
    public List<String> accepted() {
        return negatable
                ? Stream.concat(allowed.stream(), allowed.stream().map(NOT::concat))
                        .toList()
                : allowed;
    }

    /** A value without the ! that excludes it, if it may have one. */
    public String plain(String value) {
        return negatable && value.startsWith(NOT) ? value.substring(NOT.length()) : value;
    }

    /** Whether a value is one that records must not have. */
    public boolean excludes(String value) {
        return negatable && value.startsWith(NOT);
    }

    /** By their names, in their order. */
    public static Map<String, ListParameter> byName(ListParameter... parameters) {
        Map<String, ListParameter> byName = new LinkedHashMap<>();
        List.of(parameters).forEach(parameter -> byName.put(parameter.name(), parameter));
        return Collections.unmodifiableMap(byName);
    }
}
