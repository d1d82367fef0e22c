package dev.sistercity.registry.source.count;

import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.Quantity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What one source counts of a city's partnerships.
 *
 * @param numbers not empty
 */
public record StatedCount(Map<CountMeasure, Quantity> numbers) {

    private static final Set<CountMeasure> LEVELS = EnumSet.of(CountMeasure.OWN, CountMeasure.WITHIN);

    /** The measures of this count of which no number satisfies both. */
    public Set<CountMeasure> contradictedBy(StatedCount other) {
        Set<CountMeasure> contradicted = EnumSet.noneOf(CountMeasure.class);
        numbers.forEach((measure, number) -> {
            Quantity same = other.numbers.get(measure);
            if (same != null && contradict(number, same)) {
                contradicted.add(measure);
            }
        });
        if (isOfNoLevelOf(other)) {
            contradicted.add(CountMeasure.PARTNERSHIPS);
        }
        if (other.isOfNoLevelOf(this)) {
            contradicted.addAll(levels());
        }
        return contradicted;
    }

    /** Whether its number of partnerships is neither the other's of the city itself nor that with the units under it. */
    private boolean isOfNoLevelOf(StatedCount other) {
        Quantity number = numbers.get(CountMeasure.PARTNERSHIPS);
        Set<CountMeasure> levels = other.levels();
        return number != null
                && !levels.isEmpty()
                && levels.stream().allMatch(level -> contradict(number, other.numbers.get(level)));
    }

    private Set<CountMeasure> levels() {
        Set<CountMeasure> levels = EnumSet.copyOf(LEVELS);
        levels.retainAll(numbers.keySet());
        return levels;
    }

    private static boolean contradict(Quantity one, Quantity other) {
        return one.agreementWith(other) == Agreement.CONFLICTS;
    }
}
