package dev.sistercity.registry.shared.value;

import java.util.ArrayList;
import java.util.List;

/** The names of a record that is being written. */
public final class NameList {

    private static final String UNDETERMINED = "und";

    private NameList() {}

    /**
     * Resolves the short form: a single {@code name} comes first among the names, as a new one of undetermined language if it
     * is not there.
     *
     * @param name null for none
     */
    public static List<Name> of(String name, List<Name> names) {
        if (name == null) {
            return names;
        }
        List<Name> all = new ArrayList<>(names);
        Name first = names.stream()
                .filter(known -> known.value().equals(name))
                .findFirst()
                .orElseGet(() -> Name.always(name, UNDETERMINED, NameKind.OFFICIAL));
        all.remove(first);
        all.add(0, first);
        return all;
    }
}
