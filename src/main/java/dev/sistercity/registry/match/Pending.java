package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceDraft;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.TwoNames;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Cities that are about to be registered, or of which more is about to be known, which a matcher shall know as it does those of the registry.
 * Not for several threads.
 */
public final class Pending {

    private static final int SHORTEST_SLIP = 5;

    /** What rows before made, which is written: for what was found before that; null for nothing. */
    private final Pending written;

    private final Map<UUID, CityDraft> byId = new HashMap<>();
    private final Map<String, Set<UUID>> byKey = new HashMap<>();
    private final Map<Identifier, UUID> byIdentifier = new HashMap<>();
    /** Of those that do not say which place they are. */
    private final Map<String, Set<String>> keysByCountry = new HashMap<>();

    public Pending() {
        this(null);
    }

    /** @param written what the registry has by now, and did not have when the names were looked up; null for nothing */
    public Pending(Pending written) {
        this.written = written;
    }

    /** In the place of what the city was before, here or in the registry. */
    public void add(UUID id, CityDraft draft) {
        add(id, draft, draft.names());
    }

    /** @param by names by which neither the registry nor the gazetteer finds it */
    public void add(UUID id, CityDraft draft, Collection<Name> by) {
        byId.put(id, draft);
        draft.identifiers().forEach(identifier -> byIdentifier.put(identifier, id));
        by.forEach(name -> NameKeys.of(name.value())
                .forEach(key -> byKey.computeIfAbsent(key, none -> new LinkedHashSet<>())
                        .add(id)));
        boolean placed = draft.identifiers().stream()
                .anyMatch(identifier -> identifier.scheme().equals(PlaceDraft.SCHEME));
        if (!placed) {
            Set<String> keys = keysByCountry.computeIfAbsent(draft.countryCode(), none -> new HashSet<>());
            by.forEach(name -> keys.add(NameKeys.folded(name.value())));
        }
    }

    /** Takes the names of others over, which are written now. */
    public void add(Pending others) {
        others.byKey.forEach((key, ids) -> {
            byKey.computeIfAbsent(key, none -> new LinkedHashSet<>()).addAll(ids);
            ids.stream().filter(others.byId::containsKey).forEach(id -> byId.put(id, others.byId.get(id)));
        });
        others.keysByCountry.forEach((country, keys) ->
                keysByCountry.computeIfAbsent(country, none -> new HashSet<>()).addAll(keys));
    }

    /** What does not come about. */
    public void forget(Set<UUID> cities) {
        byId.keySet().removeAll(cities);
        byIdentifier.values().removeIf(cities::contains);
    }

    private boolean isEmpty() {
        return byId.isEmpty() && (written == null || written.isEmpty());
    }

    /** A city of the registry, or of those that will be. */
    record KnownCity(UUID id, CityDraft draft) {

        /** @param place that it is; null where the gazetteer does not have it */
        KnownPlace at(GazetteerPlace place) {
            return new KnownPlace(id, draft, place);
        }
    }

    /** A city of the registry as it will be. */
    KnownCity after(Entry<CityDraft> city) {
        return new KnownCity(city.id(), byId.getOrDefault(city.id(), city.draft()));
    }

    /** The city that a place will be. */
    Optional<KnownCity> ofPlace(GazetteerPlace place) {
        return byIdentifier.isEmpty()
                ? Optional.empty()
                : new PlaceDraft(place)
                        .identifiers().stream()
                                .map(byIdentifier::get)
                                .filter(byId::containsKey)
                                .findFirst()
                                .map(id -> new KnownCity(id, byId.get(id)));
    }

    /** @param countries in which they are; empty for all */
    List<KnownCity> named(Collection<String> keys, Set<String> countries) {
        Set<UUID> found = new LinkedHashSet<>();
        keys.forEach(key -> found.addAll(byKey.getOrDefault(key, Set.of())));
        return found.stream()
                .filter(byId::containsKey)
                .map(id -> new KnownCity(id, byId.get(id)))
                .filter(city ->
                        countries.isEmpty() || countries.contains(city.draft().countryCode()))
                .toList();
    }

    /** Those in a country that do not say which place they are, of which a name differs by one letter. */
    List<KnownPlace> similar(String country, String written, String key) {
        List<String> similar = keysByCountry.getOrDefault(country, Set.of()).stream()
                .filter(other -> Misspelling.isOne(other, key))
                .toList();
        return similar.isEmpty()
                ? List.of()
                : named(similar, Set.of(country)).stream()
                        .map(city -> city.at(null))
                        .filter(knownPlace -> Misspelling.isSlip(written, key, knownPlace.allNames()))
                        .toList();
    }

    /**
     * What a query is found by, kept so that it need not be read again for what comes about later.
     *
     * @param names each way of reading the name
     * @param parts keys of what may be a name in what is written: of a city of which a part is, or one of two names; empty for none
     * @param codes of the country and of its parts; empty for all
     * @param countries of which a name may be written with a wrong letter
     */
    public record WrittenKeys(List<NameSearch> names, Set<String> parts, Set<String> codes, Set<String> countries) {

        static WrittenKeys of(ParsedQuery query) {
            String name = query.query().name();
            Set<String> parts = new LinkedHashSet<>();
            NameParser.whole(name).ifPresent(city -> parts.addAll(NameKeys.of(city)));
            TwoNames.of(name).ifPresent(two -> {
                parts.addAll(NameKeys.of(two.one()));
                parts.addAll(NameKeys.of(two.other()));
            });
            return new WrittenKeys(
                    query.readings().stream().map(NameSearch::of).toList(),
                    parts,
                    query.codes(),
                    query.country().codes());
        }
    }

    /**
     * A name as it is looked up.
     *
     * @param slip the name in which a letter may be wrong; null where it is too short to be told from others
     */
    record NameSearch(Set<String> keys, String slip) {

        private static NameSearch of(NameReading reading) {
            return new NameSearch(
                    Pending.keys(reading), mayBeASlip(reading) ? reading.names().get(0) : null);
        }
    }

    /** Whether what is written may be such a city, or but for one letter: what it meant without that is to be looked at again. */
    public boolean mayBe(WrittenKeys written) {
        return !isEmpty()
                && (mayBe(written.names(), written.codes(), written.countries())
                        || !written.parts().isEmpty() && isNamed(written.parts(), written.codes()));
    }

    /**
     * @param within in which it is; empty for all
     * @param ofSlips in which a letter may be wrong
     */
    boolean mayBe(List<NameSearch> names, Set<String> within, Set<String> ofSlips) {
        return !isEmpty()
                && names.stream()
                        .anyMatch(name -> isNamed(name.keys(), within)
                                || name.slip() != null
                                        && ofSlips.stream().anyMatch(country -> isSimilar(country, name.slip())));
    }

    /** @param countries in which it is; empty for all */
    boolean isNamed(Collection<String> keys, Set<String> countries) {
        return !named(keys, countries).isEmpty() || written != null && written.isNamed(keys, countries);
    }

    private boolean isSimilar(String country, String name) {
        return !similar(country, name, NameKeys.folded(name)).isEmpty()
                || written != null && written.isSimilar(country, name);
    }

    static Set<String> keys(NameReading reading) {
        Set<String> keys = new LinkedHashSet<>();
        reading.names().forEach(name -> keys.addAll(NameKeys.of(name)));
        return keys;
    }

    /** Whether a name is long enough to be told from another that differs by a letter. */
    static boolean mayBeASlip(NameReading reading) {
        return !reading.loose() && NameKeys.folded(reading.names().get(0)).length() >= SHORTEST_SLIP;
    }
}
