package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;

/** The names of a record that is being written. */
public final class NameList {

    private static final String UNDETERMINED = "und";

    private NameList() {}

    /**
     * As {@link #of(String, List)}, each with the id that it had before the change.
     *
     * @param before null for a new record
     * @throws RegistryException REFUSED if two have one id
     */
    public static List<Name> of(String name, List<Name> names, List<Name> before) {
        List<Name> all = Items.identified(of(name, names));
        Items.requireDistinct(all, "names");
        return before == null ? all : Items.kept(all, before);
    }

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
