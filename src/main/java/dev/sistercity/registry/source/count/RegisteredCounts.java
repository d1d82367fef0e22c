package dev.sistercity.registry.source.count;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** The registry's own counts of a city's partnerships, which claims know nothing of themselves. */
public interface RegisteredCounts {

    /**
     * All counts of a city.
     *
     * @param day as of which; null for today
     */
    Map<CountMeasure, Registered> of(UUID city, EdtfDate day, Snapshot snapshot);

    /**
     * The registry's count, as a range where the day or the level is not exactly known.
     *
     * @param count as the city's own address answers it
     * @param least what it is for certain
     * @param most what it may be
     */
    record Registered(int count, int least, int most) {

        /** The same, where it may be more as well. */
        public Registered upTo(int other) {
            return new Registered(count, least, Math.max(most, other));
        }

        /** Whether no number satisfies both. */
        public boolean contradicts(Quantity stated) {
            return !stated.within(
                    BigDecimal.valueOf(least), BigDecimal.valueOf(Math.max(least, most)), Certainty.POSSIBLE);
        }
    }
}
