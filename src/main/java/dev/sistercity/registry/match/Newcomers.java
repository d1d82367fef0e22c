package dev.sistercity.registry.match;

import dev.sistercity.registry.city.CityKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an unknown city can be registered as. */
final class Newcomers {

    private Newcomers() {}

    static Newcomer of(Question question) {
        List<Written> readings = Readings.of(question.query().name());
        CityKind kind = isUnit(readings)
                ? UnitWords.kind(
                        question.query().name(),
                        question.country().codes().iterator().next())
                : CityKind.CITY;
        // A city of the same name could not be told from a unit that is not known to be above cities.
        boolean whole = kind != CityKind.CITY && !Known.isAbove(kind);
        Set<String> names = new LinkedHashSet<>();
        readings.stream()
                .filter(reading -> !reading.loose() && !(whole && reading.above()))
                .forEach(reading -> names.add(reading.names().get(0)));
        List<String> ordered = new ArrayList<>(names);
        if (ordered.size() > 1 && !UnitWords.bare(ordered.get(0)).name().equals(ordered.get(1))) {
            // What stands in brackets or behind a comma is no part of the name, but by it the same row finds the city
            // again.
            ordered.add(0, ordered.remove(1));
        }
        if (question.region() != null) {
            ordered.add(ordered.get(0) + ", " + question.region());
        }
        Point point = question.query().trust() == CityQuery.Trust.GUESSED ? null : question.point();
        return new Newcomer(
                ordered,
                kind,
                question.country().codes().iterator().next(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude());
    }

    /** Whether a unit above cities is written of, of which the gazetteer has none. */
    static boolean isUnit(List<Written> readings) {
        return readings.stream().anyMatch(Written::above);
    }

    /**
     * Several towns of one name may each have a county of that name, but for Germany's counties, which all have names of their own; and
     * one that is registered may be that which is meant.
     */
    static boolean isOfTheOnlySeat(List<Found> found, Question question) {
        boolean unique = question.country().codes().equals(Set.of("DE"))
                && UnitWords.kind(question.query().name(), "DE") == CityKind.COUNTY;
        return (unique || found.stream().filter(one -> one.spelling.isExact()).count() <= 1)
                && found.stream().allMatch(one -> one.known.place() != null);
    }
}
