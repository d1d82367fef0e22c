package dev.sistercity.registry.partnership;

import java.util.List;

/** By whose word a partnership is known. */
public enum Verification {
    /** Somebody entered it. */
    REPORTED,
    /** A source is cited. */
    SOURCED,
    /** At least one side says so, but not all of them. */
    CONFIRMED_BY_ONE,
    /** All sides say so. */
    CONFIRMED,
    /** A side says otherwise. */
    DISPUTED;

    /**
     * @param stances one for each side
     * @param cited whether a source is cited
     */
    static Verification of(List<Stance> stances, boolean cited) {
        if (stances.contains(Stance.DISPUTED)) {
            return DISPUTED;
        }
        if (stances.contains(Stance.CONFIRMED)) {
            return stances.contains(Stance.NONE) ? CONFIRMED_BY_ONE : CONFIRMED;
        }
        return cited ? SOURCED : REPORTED;
    }
}
