package dev.sistercity.registry.match.name;

import java.util.List;

/**
 * One way of reading a written name.
 *
 * @param names spellings of the name itself
 * @param qualifiers what stands beside it: in brackets, after a comma
 * @param level of the unit that is meant
 * @param loose whether parts of what may be one name were taken for qualifiers: then they have to be right
 */
public record NameReading(List<String> names, List<String> qualifiers, Level level, boolean loose) {

    /** What the words of a unit say: a city; a county, a province or the like; nothing of the kind, since they may be part of a name. */
    public enum Level {
        CITY,
        ABOVE,
        ANY
    }

    public boolean above() {
        return level == Level.ABOVE;
    }

    /** @param above whether what may be meant is a unit above cities */
    public boolean allows(boolean above) {
        return level == Level.ANY || above == above();
    }

    public NameReading {
        names = List.copyOf(names);
        qualifiers = List.copyOf(qualifiers);
    }
}
