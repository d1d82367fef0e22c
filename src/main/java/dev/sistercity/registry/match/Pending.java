package dev.sistercity.registry.match;

import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Cities that are about to be registered, which a matcher shall know as it does those that are. Not for several threads. */
public final class Pending {

    private final Map<String, Set<Known>> byKey = new HashMap<>();
    private final Map<String, Set<String>> keysByCountry = new HashMap<>();

    public void add(UUID id, CityDraft draft) {
        Known known = new Known(id, draft, null);
        draft.names().forEach(name -> NameKeys.of(name.value())
                .forEach(key -> byKey.computeIfAbsent(key, none -> new LinkedHashSet<>())
                        .add(known)));
        Set<String> keys = keysByCountry.computeIfAbsent(draft.countryCode(), none -> new HashSet<>());
        draft.names().forEach(name -> keys.add(NameKeys.folded(name.value())));
    }

    /** @param countries in which they are; empty for all */
    List<Known> named(Collection<String> keys, Set<String> countries) {
        Set<Known> found = new LinkedHashSet<>();
        keys.forEach(key -> byKey.getOrDefault(key, Set.of()).stream()
                .filter(known -> countries.isEmpty() || countries.contains(known.country()))
                .forEach(found::add));
        return List.copyOf(found);
    }

    List<Known> similar(String country, String key) {
        List<String> similar = new ArrayList<>();
        for (String other : keysByCountry.getOrDefault(country, Set.of())) {
            if (Misspelling.isOne(other, key)) {
                similar.add(other);
            }
        }
        return named(similar, Set.of(country));
    }
}
