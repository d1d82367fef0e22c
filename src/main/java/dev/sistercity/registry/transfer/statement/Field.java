package dev.sistercity.registry.transfer.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a list can hold: of the two sides, and of their partnership. */
public enum Field {
    CITY1,
    CITY2,
    COUNTRY1,
    COUNTRY2,
    REGION1,
    REGION2,
    /** A full name with commas, the country last: {@code Aachen, 52062, Nordrhein-Westfalen, Germany}. */
    PLACE1,
    PLACE2,
    LATITUDE1,
    LATITUDE2,
    LONGITUDE1,
    LONGITUDE2,
    /** {@code Q1726}, {@code geonames:2867714}, or the address of an item of Wikidata. */
    ID1,
    ID2,
    KIND,
    ESTABLISHED;

    /** As requests name it. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Field> of(String parameter) {
        return Arrays.stream(values())
                .filter(field -> field.parameter().equals(parameter))
                .findFirst();
    }

    public static List<String> parameters() {
        return Arrays.stream(values()).map(Field::parameter).toList();
    }
}
