package dev.sistercity.registry.match;

import java.util.List;

/**
 * One way of reading a written name.
 *
 * @param names spellings of the name itself
 * @param qualifiers what stands beside it: in brackets, after a comma
 * @param level of the unit that is meant
 * @param loose whether parts of what may be one name were taken for qualifiers: then they have to be right
 */
record Written(List<String> names, List<String> qualifiers, Level level, boolean loose) {

    /** What the words of a unit say: a city; a county, a province or the like; nothing of the kind, since they may be part of a name. */
    enum Level {
        CITY,
        ABOVE,
        ANY
    }

    boolean above() {
        return level == Level.ABOVE;
    }

    boolean allows(Known known) {
        return level == Level.ANY || known.isAbove() == above();
    }

    Written {
        names = List.copyOf(names);
        qualifiers = List.copyOf(qualifiers);
    }
}
