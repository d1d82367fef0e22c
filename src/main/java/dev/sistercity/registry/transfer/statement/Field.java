package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a column of a list can hold.
 *
 * @param side of which side of the partnership, from 1; 0 for what is said of the partnership itself
 */
public record Field(Fact fact, int side) {

    public static final Field CITY1 = new Field(Fact.CITY, 1);
    public static final Field CITY2 = new Field(Fact.CITY, 2);
    public static final Field ID1 = new Field(Fact.ID, 1);
    public static final Field ID2 = new Field(Fact.ID, 2);
    public static final Field KIND = new Field(Fact.KIND, 0);
    public static final Field STATUS = new Field(Fact.STATUS, 0);
    public static final Field ESTABLISHED = new Field(Fact.ESTABLISHED, 0);
    public static final Field ESTABLISHED_PRECISION = new Field(Fact.ESTABLISHED_PRECISION, 0);
    public static final Field ENDED = new Field(Fact.ENDED, 0);
    public static final Field ENDED_PRECISION = new Field(Fact.ENDED_PRECISION, 0);
    public static final Field REFERENCE = new Field(Fact.REFERENCE, 0);
    public static final Field STATED_AT = new Field(Fact.STATED_AT, 0);
    public static final Field NOTE = new Field(Fact.NOTE, 0);

    /** Sides that a row may name. */
    public static final int MOST_SIDES = 9;

    /** What is told. */
    public enum Fact {
        CITY("city", true),
        COUNTRY("country", true),
        REGION("region", true),
        /** A full name with commas, the country last: {@code Aachen, 52062, Nordrhein-Westfalen, Germany}. */
        PLACE("place", true),
        LATITUDE("latitude", true),
        LONGITUDE("longitude", true),
        /** Both coordinates in one cell: {@code 50.77, 6.08} or {@code Point(6.08 50.77)}. */
        COORDINATES("coordinates", true),
        /** {@code Q1726}, {@code geonames:2867714}, or the address of an item of Wikidata. */
        ID("id", true),
        /** JSON of names by language: {@code {"de":["Köln"],"en":["Cologne"]}}. */
        NAMES("names", true),
        KIND("kind", false),
        STATUS("status", false),
        ESTABLISHED("established", false),
        /** Wikidata's: 9 for a year, 10 for a month, 11 for a day. */
        ESTABLISHED_PRECISION("establishedPrecision", false),
        ENDED("ended", false),
        ENDED_PRECISION("endedPrecision", false),
        /** Where the row's maker read it: addresses, or a title. */
        REFERENCE("reference", false),
        /** The day of which the row speaks. */
        STATED_AT("statedAt", false),
        /** What is odd about the row, in the words of the list. */
        NOTE("note", false);

        private final String parameter;
        private final boolean ofSide;

        Fact(String parameter, boolean ofSide) {
            this.parameter = parameter;
            this.ofSide = ofSide;
        }
    }

    static Field of(Fact fact, int side) {
        return new Field(fact, side);
    }

    /** As requests name it. */
    @JsonValue
    public String parameter() {
        return fact.parameter + (side == 0 ? "" : Integer.toString(side));
    }

    @Override
    public String toString() {
        return parameter();
    }

    /** @param parameter in upper or lower case, with or without underscores */
    public static Optional<Field> of(String parameter) {
        String wanted = parameter.replace("_", "").toLowerCase(Locale.ROOT);
        return all().filter(field -> field.parameter().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    @JsonCreator
    static Field parse(String parameter) {
        return of(parameter).orElseThrow(() -> new IllegalArgumentException("no field " + parameter));
    }

    private static Stream<Field> all() {
        return Arrays.stream(Fact.values())
                .flatMap(fact -> fact.ofSide
                        ? IntStream.rangeClosed(1, MOST_SIDES).mapToObj(side -> new Field(fact, side))
                        : Stream.of(new Field(fact, 0)));
    }

    /** Each field under its own name, as lists have them that the registry reads from other forms. */
    static Map<Field, List<String>> columns() {
        Map<Field, List<String>> columns = new LinkedHashMap<>();
        all().forEach(field -> columns.put(field, List.of(field.parameter())));
        return columns;
    }

    /** All that requests may name; of the sides the first two, as the others have the same. */
    public static List<String> parameters() {
        return all().filter(field -> field.side <= 2).map(Field::parameter).collect(Collectors.toList());
    }
}
