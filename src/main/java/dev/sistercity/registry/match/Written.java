package dev.sistercity.registry.match;

import java.util.List;

/**
 * One way of reading a written name.
 *
 * @param names spellings of the name itself
 * @param qualifiers what stands beside it: in brackets, after a comma
 * @param above whether it says that a county, a province or the like is meant
 * @param loose whether parts of what may be one name were taken for qualifiers: then they have to be right
 */
record Written(List<String> names, List<String> qualifiers, boolean above, boolean loose) {

    Written {
        names = List.copyOf(names);
        qualifiers = List.copyOf(qualifiers);
    }
}
