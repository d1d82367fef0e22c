package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.Optional;

/**
 * From one date to another.
 *
 * @param from null where that is not known
 * @param until null where it lasts, or that is not known
 */
public record Period(EdtfDate from, EdtfDate until) {

    /** Whether some day of a date may lie in it. */
    public boolean mayHold(EdtfDate day) {
        return (from == null || from.begunBy(day, Certainty.POSSIBLE))
                && (until == null || !until.overBy(day, Certainty.CERTAIN));
    }

    /** Whether this one is over when the other begins. */
    public boolean isBefore(Period other) {
        return until != null
                && other.from() != null
                && until.earliestDay() <= other.from().earliestDay();
    }

    /**
     * What is wrong with it.
     *
     * @param today days since 1970-01-01
     * @return where ({@code /from} or {@code /until}), or nothing
     */
    public Optional<Fault> fault(long today) {
        if (from != null && from.earliestDay() > today) {
            return Optional.of(new Fault("/from", Wording.of(FaultCode.STILL_TO_COME)));
        }
        if (until != null && until.earliestDay() > today) {
            return Optional.of(new Fault("/until", Wording.of(FaultCode.STILL_TO_COME)));
        }
        if (from != null && until != null && until.latestDay() < from.earliestDay()) {
            return Optional.of(new Fault("/until", Wording.of(FaultCode.NOT_BEFORE_FROM, from)));
        }
        return Optional.empty();
    }

    /** @param pointer relative to the period */
    public record Fault(String pointer, Wording wording) {}
}
