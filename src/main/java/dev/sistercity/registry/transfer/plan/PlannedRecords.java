package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.match.Pending;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What the registry holds of what some rows are about, and what they shall make of it. */
final class PlannedRecords {

    private final Map<Identifier, UUID> identified = new HashMap<>();
    private final Map<UUID, PlannedCity> newCities = new LinkedHashMap<>();
    /** What will be made if a row comes to it, by the names that it will have. */
    private final Map<UUID, CityDraft> expected = new HashMap<>();

    /** Cities of the registry as rows to come will find them. */
    private final Map<UUID, CityDraft> foreseen = new HashMap<>();

    /** Cities that are written already, but that no reader knows yet. */
    private final Map<UUID, CityDraft> made = new HashMap<>();

    private final Map<UUID, Learned> learned = new LinkedHashMap<>();
    private final Pending pending;
    private final PlannedPartnerships partnerships = new PlannedPartnerships();

    private final Map<String, UUID> references = new HashMap<>();
    private final Map<UUID, SourceDraft> newSources = new LinkedHashMap<>();

    PlannedRecords() {
        this(null);
    }

    /** @param written cities that rows before made, which are written; null for none */
    PlannedRecords(Pending written) {
        pending = new Pending(written);
    }

    /**
     * A city that is to be made.
     *
     * @param asWritten in the list
     * @param placed whether the gazetteer tells of it
     */
    record PlannedCity(CityDraft draft, String asWritten, boolean placed) {}

    /** A city of the registry of which rows tell more. */
    record Learned(CityDraft before, CityDraft after) {

        private Learned then(Learned later) {
            return new Learned(before, later.after);
        }

        /** @throws ConcurrentChangeException if it is no longer as it was found */
        CityDraft since(CityDraft found) {
            if (!found.equals(before)) {
                throw new ConcurrentChangeException("a city has changed meanwhile");
            }
            return after;
        }
    }

    void identify(Map<Identifier, UUID> cities) {
        cities.forEach(identified::putIfAbsent);
    }

    Optional<UUID> city(Identifier identifier) {
        return Optional.ofNullable(identified.get(identifier));
    }

    /**
     * What is a city of the registry already.
     *
     * @param city its id; null where
     * @param place says which it is, if anything does
     */
    Optional<UUID> city(UUID city, GazetteerPlace place) {
        return city != null || place == null ? Optional.ofNullable(city) : Drafts.known(place, identified);
    }

    /**
     * Adds a city that is a place of the gazetteer.
     *
     * @param more names that it has besides those of the place
     */
    UUID add(PlannedCity city, List<Name> more) {
        UUID id = id();
        newCities.put(id, city);
        city.draft().identifiers().forEach(identifier -> identified.put(identifier, id));
        pending.add(id, city.draft(), more);
        return id;
    }

    /** A city as it will be once all that is planned is written; empty where nothing of it is planned. */
    Optional<CityDraft> draft(UUID city) {
        return Optional.ofNullable(newCities.get(city))
                .map(PlannedCity::draft)
                .or(() -> Optional.ofNullable(learned.get(city)).map(Learned::after))
                .or(() -> Optional.ofNullable(expected.get(city)))
                .or(() -> Optional.ofNullable(made.get(city)));
    }

    /**
     * Adds to a city the identifier by which a row knows it.
     *
     * @param known as the registry has it
     * @return whether that is anything new
     */
    boolean learn(UUID id, Identifier identifier, Supplier<Optional<CityDraft>> known) {
        if (identifier == null || identified.containsKey(identifier)) {
            return false;
        }
        Optional<CityDraft> now = draft(id).or(known);
        Optional<CityDraft> after = now.filter(city -> city.identifiers().stream()
                        .noneMatch(one -> one.scheme().equals(identifier.scheme())))
                .map(city -> Drafts.city(city, identifier));
        after.ifPresent(city -> {
            become(id, now.orElseThrow(), city);
            identified.put(identifier, id);
        });
        return after.isPresent();
    }

    private void become(UUID id, CityDraft before, CityDraft after) {
        if (newCities.containsKey(id)) {
            newCities.computeIfPresent(id, (same, made) -> new PlannedCity(after, made.asWritten(), made.placed()));
        } else {
            learned.merge(id, new Learned(before, after), Learned::then);
        }
        pending.add(
                id,
                after,
                after.names().stream()
                        .filter(name -> !before.names().contains(name))
                        .toList());
    }

    /** Lets later rows find the cities that other rows made in the same transaction, which no reader knows yet. */
    void follow(PlannedRecords written) {
        written.newCities.forEach((id, city) -> made.put(id, city.draft()));
        made.putAll(written.made);
        made.forEach(pending::add);
    }

    /** Cities that only the rows of the list know. */
    Pending pending() {
        return pending;
    }

    /** Lets later rows find a city that is made if one of them comes to it. */
    UUID expect(CityDraft city) {
        UUID id = id();
        expected.put(id, city);
        pending.add(id, city);
        return id;
    }

    /**
     * Makes a city that was expected.
     *
     * @return it; null where it is made already, or was never one of those
     */
    CityDraft make(UUID id, String asWritten) {
        CityDraft city = expected.get(id);
        return city != null && newCities.putIfAbsent(id, new PlannedCity(city, asWritten, false)) == null ? city : null;
    }

    /** Lets no later row find what was expected, and what no row came to. */
    void forgetUnmade() {
        Set<UUID> unmade = new HashSet<>(expected.keySet());
        unmade.removeAll(newCities.keySet());
        expected.keySet().removeAll(unmade);
        identified.values().removeIf(unmade::contains);
        pending.forget(unmade);
    }

    /**
     * Lets later rows tell other cities from this one by what a row tells of it.
     *
     * @param known as the registry has it
     */
    void foresee(UUID id, NewCity told, Supplier<Optional<CityDraft>> known) {
        Map<UUID, CityDraft> kept = expected.containsKey(id) ? expected : foreseen;
        Optional.ofNullable(kept.get(id)).or(known).ifPresent(now -> {
            CityDraft after = Drafts.city(now, told);
            if (!after.equals(now)) {
                kept.put(id, after);
                pending.add(id, after);
            }
        });
    }

    /**
     * Adds to a city of the registry, or to one that is being made, what a row tells of it: where it is, and by what else it is called.
     *
     * @param known as the registry has it
     * @return whether that is anything new
     */
    boolean learn(UUID id, NewCity told, Supplier<Optional<CityDraft>> known) {
        return learn(id, city -> Drafts.city(city, told), known);
    }

    /** The same of the identifiers and names that a row gives. */
    boolean learn(UUID id, Side told, Supplier<Optional<CityDraft>> known) {
        boolean taken =
                told.identifiers().stream().map(identified::get).anyMatch(other -> other != null && !other.equals(id));
        return !taken && learn(id, city -> Drafts.city(city, told), known);
    }

    private boolean learn(UUID id, UnaryOperator<CityDraft> told, Supplier<Optional<CityDraft>> known) {
        Optional<CityDraft> now = newCities.containsKey(id)
                ? Optional.of(newCities.get(id).draft())
                : learned.containsKey(id) ? Optional.of(learned.get(id).after()) : known.get();
        Optional<CityDraft> after = now.map(told).filter(city -> !city.equals(now.orElseThrow()));
        after.ifPresent(city -> {
            city.identifiers().forEach(identifier -> identified.putIfAbsent(identifier, id));
            become(id, now.orElseThrow(), city);
        });
        return after.isPresent();
    }

    Map<UUID, Learned> learned() {
        return learned;
    }

    boolean isExpected(UUID id) {
        return expected.containsKey(id) && !newCities.containsKey(id);
    }

    private static UUID id() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** What a row refers to, by the words of the row. */
    Map<String, UUID> references() {
        return references;
    }

    Map<UUID, SourceDraft> newSources() {
        return newSources;
    }

    Map<UUID, PlannedCity> newCities() {
        return newCities;
    }

    PlannedPartnerships partnerships() {
        return partnerships;
    }
}
