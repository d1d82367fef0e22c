package dev.sistercity.registry.city;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One city of two records: the survivor, which is also known by the names and identifiers of the other one. */
final class CityMerge {

    private static final int MOST_NAMES = 100;
    private static final int MOST_IDENTIFIERS = 50;

    private CityMerge() {}

    static CityDraft of(CityDraft survivor, CityDraft merged) {
        List<Name> names = new ArrayList<>(survivor.names());
        merged.names().stream()
                .filter(name -> names.stream()
                        .noneMatch(known -> known.value().equals(name.value()) && sameLanguage(known, name)))
                .map(CityMerge::alias)
                .limit(MOST_NAMES - names.size())
                .forEach(names::add);
        List<Identifier> identifiers = new ArrayList<>(survivor.identifiers());
        merged.identifiers().stream()
                .limit(MOST_IDENTIFIERS - identifiers.size())
                .forEach(identifiers::add);
        return survivor.known(names, identifiers);
    }

    /** Pointers to the names of the merged city that the united one has under other ids. */
    static Map<String, String> movedNames(CityDraft united, CityDraft merged) {
        return Items.moved(
                "names",
                merged.names(),
                united.names(),
                (name, known) -> known.value().equals(name.value()) && sameLanguage(known, name));
    }

    /** A name without a language adds nothing to the same name of a known language. */
    private static boolean sameLanguage(Name known, Name name) {
        return known.lang().equals(name.lang()) || name.lang().equals("und");
    }

    /** What was its name is another name of the survivor; what was former or a transliteration is so still. */
    private static Name alias(Name name) {
        boolean proper = name.kind() == NameKind.OFFICIAL || name.kind() == NameKind.SHORT;
        return (proper ? name.as(NameKind.ALIAS) : name).withId(null);
    }
}
