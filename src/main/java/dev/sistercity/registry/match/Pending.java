package dev.sistercity.registry.match;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.place.KnownPlace;
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

    private final Map<UUID, KnownPlace> byId = new HashMap<>();
    private final Map<String, Set<UUID>> byKey = new HashMap<>();
    private final Map<String, Set<String>> keysByCountry = new HashMap<>();

    /** In the place of what the city was before, here or in the registry. */
    public void add(UUID id, CityDraft draft) {
        byId.put(id, new KnownPlace(id, draft, null));
        draft.names().forEach(name -> NameKeys.of(name.value())
                .forEach(key -> byKey.computeIfAbsent(key, none -> new LinkedHashSet<>())
                        .add(id)));
        Set<String> keys = keysByCountry.computeIfAbsent(draft.countryCode(), none -> new HashSet<>());
        draft.names().forEach(name -> keys.add(NameKeys.folded(name.value())));
    }

    boolean has(KnownPlace knownPlace) {
        return byId.containsKey(knownPlace.city());
    }

    /** @param countries in which they are; empty for all */
    List<KnownPlace> named(Collection<String> keys, Set<String> countries) {
        Set<UUID> found = new LinkedHashSet<>();
        keys.forEach(key -> found.addAll(byKey.getOrDefault(key, Set.of())));
        return found.stream()
                .map(byId::get)
                .filter(knownPlace -> countries.isEmpty() || countries.contains(knownPlace.country()))
                .toList();
    }

    /** @param written whose key that is */
    List<KnownPlace> similar(String country, String written, String key) {
        List<String> similar = new ArrayList<>();
        for (String other : keysByCountry.getOrDefault(country, Set.of())) {
            if (Misspelling.isOne(other, key)) {
                similar.add(other);
            }
        }
        return named(similar, Set.of(country)).stream()
                .filter(knownPlace -> Misspelling.isSlip(written, key, knownPlace.allNames()))
                .toList();
    }
}
