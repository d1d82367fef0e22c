package dev.sistercity.registry.match;

import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.match.place.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an unknown city can be registered as. */
final class NewCities {

    private NewCities() {}

    static NewCity of(ParsedQuery parsedQuery) {
        List<NameReading> readings = parsedQuery.readings();
        CityKind kind = isUnit(readings)
                ? AdminUnitWords.kind(
                        parsedQuery.query().name(),
                        parsedQuery.country().codes().iterator().next())
                : NameParser.numbered(parsedQuery.query().name()).isPresent() ? CityKind.DISTRICT : CityKind.CITY;
        // A city of the same name could not be told from a unit that is not known to be above cities.
        boolean whole = kind != CityKind.CITY && !KnownPlace.isAbove(kind);
        Set<String> names = new LinkedHashSet<>();
        readings.stream()
                .filter(reading -> !reading.loose() && !(whole && reading.above()))
                .forEach(reading -> names.add(reading.names().get(0)));
        List<String> ordered = new ArrayList<>(names);
        boolean part = NameParser.isPart(parsedQuery.query().name());
        if (ordered.size() > 1
                && !part
                && !AdminUnitWords.bare(ordered.get(0)).name().equals(ordered.get(1))) {
            // What stands in brackets or behind a comma is no part of the name, but by it the same row finds the city
            // again.
            ordered.add(0, ordered.remove(1));
        }
        if (parsedQuery.region() != null) {
            ordered.add(ordered.get(0) + ", " + parsedQuery.region());
        }
        Point point = parsedQuery.query().trust() == CityQuery.Trust.GUESSED ? null : parsedQuery.point();
        return new NewCity(
                ordered,
                kind,
                parsedQuery.country().codes().iterator().next(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude());
    }

    /** Whether a unit above cities is written of, of which the gazetteer has none. */
    static boolean isUnit(List<NameReading> readings) {
        return readings.stream().anyMatch(NameReading::above);
    }

    /**
     * Several towns of one name may each have a county of that name, but for Germany's counties, which all have names of their own; and
     * one that is registered may be that which is meant.
     */
    static boolean isOfTheOnlySeat(List<WeighedCandidate> all, ParsedQuery parsedQuery) {
        List<WeighedCandidate> found =
                all.stream().filter(one -> !isAboveIt(one, parsedQuery)).toList();
        boolean unique = parsedQuery.country().codes().equals(Set.of("DE"))
                && AdminUnitWords.kind(parsedQuery.query().name(), "DE") == CityKind.COUNTY;
        return (unique || found.stream().filter(one -> one.spelling.isExact()).count() <= 1)
                && found.stream().allMatch(one -> one.known.place() != null);
    }

    /** A registered county or the like, where a municipality is written of: it is not that, whatever else may be meant. */
    private static boolean isAboveIt(WeighedCandidate one, ParsedQuery parsedQuery) {
        return one.known.place() == null
                && one.known.isAbove()
                && AdminUnitWords.kind(parsedQuery.query().name(), one.known.country()) == CityKind.MUNICIPALITY;
    }
}
