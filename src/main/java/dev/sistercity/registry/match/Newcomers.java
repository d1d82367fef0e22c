package dev.sistercity.registry.match;

import dev.sistercity.registry.city.CityKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an unknown city can be registered as. */
final class Newcomers {

    private Newcomers() {}

    static Newcomer of(Question question) {
        List<Written> readings = Readings.of(question.query().name());
        Set<String> names = new LinkedHashSet<>();
        names.add(readings.get(0).names().get(0));
        readings.stream()
                .filter(reading -> !reading.loose())
                .forEach(reading -> names.add(reading.names().get(0)));
        boolean above = isUnit(readings);
        return new Newcomer(
                List.copyOf(names),
                above ? UnitWords.kind(question.query().name()) : CityKind.CITY,
                question.country().codes().iterator().next());
    }

    /** Whether a unit above cities is written of, of which the gazetteer has none. */
    static boolean isUnit(List<Written> readings) {
        return readings.stream().anyMatch(Written::above);
    }

    /** Several towns of one name may each have a county of that name. */
    static boolean isTheOnlySeat(List<Found> found) {
        return found.stream().filter(one -> one.spelling.isExact()).count() <= 1;
    }
}
