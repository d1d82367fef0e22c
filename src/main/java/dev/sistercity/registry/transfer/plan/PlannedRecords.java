package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.match.Pending;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final Pending pending = new Pending();
    private final Map<Set<UUID>, List<KnownPartnership>> partnerships = new LinkedHashMap<>();

    private final Map<String, UUID> references = new HashMap<>();
    private final Map<UUID, SourceDraft> newSources = new LinkedHashMap<>();

    PlannedRecords() {}

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

    UUID add(PlannedCity city) {
        UUID id = id();
        newCities.put(id, city);
        city.draft().identifiers().forEach(identifier -> identified.put(identifier, id));
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

    boolean isLoaded(Set<UUID> cities) {
        return partnerships.containsKey(cities);
    }

    void load(
            Collection<Set<UUID>> pairs,
            Map<UUID, PartnershipDraft> found,
            Map<UUID, List<ClaimDraft>> claims,
            Set<UUID> kindAssumed) {
        pairs.forEach(pair -> partnerships.put(pair, new ArrayList<>()));
        found.forEach((id, draft) -> {
            Set<UUID> cities = draft.parties().stream()
                    .map(party -> UUID.fromString(party.city()))
                    .collect(java.util.stream.Collectors.toSet());
            List<ClaimDraft> about = claims.getOrDefault(id, List.of());
            boolean stated = about.stream().anyMatch(claim -> claim.pointer().equals(Evidence.KIND));
            partnerships
                    .get(cities)
                    .add(new KnownPartnership(id, draft, draft, about, !stated && kindAssumed.contains(id)));
        });
    }

    /**
     * The partnership of two cities that a row of that kind is about: of several rather one that is not over.
     *
     * @param kind null for any
     */
    Optional<KnownPartnership> partnership(Set<UUID> cities, PartnershipKind kind) {
        return of(partnerships.getOrDefault(cities, List.of()), kind);
    }

    /** The same, of what a row says: one that was over before, or began after its end, is another. */
    Optional<KnownPartnership> partnership(Set<UUID> cities, Statement statement) {
        return of(
                partnerships.getOrDefault(cities, List.of()).stream()
                        .filter(one -> !one.isApartFrom(statement))
                        .toList(),
                statement.kind());
    }

    private static Optional<KnownPartnership> of(List<KnownPartnership> known, PartnershipKind kind) {
        return known.stream()
                .filter(one -> !one.isOver() && one.now().kind() == kind)
                .findFirst()
                .or(() -> known.stream().filter(one -> !one.isOver()).findFirst())
                .or(() -> known.stream().findFirst());
    }

    /** What a row refers to, by the words of the row. */
    Map<String, UUID> references() {
        return references;
    }

    Map<UUID, SourceDraft> newSources() {
        return newSources;
    }

    boolean hasAnother(Set<UUID> cities, KnownPartnership than) {
        return partnerships.getOrDefault(cities, List.of()).stream().anyMatch(one -> one != than && !one.isOver());
    }

    KnownPartnership add(Set<UUID> cities, PartnershipDraft draft, boolean kindAssumed) {
        KnownPartnership made = new KnownPartnership(id(), null, draft, List.of(), kindAssumed);
        partnerships.computeIfAbsent(cities, none -> new ArrayList<>()).add(made);
        return made;
    }

    Map<UUID, PlannedCity> newCities() {
        return newCities;
    }

    List<KnownPartnership> partnerships() {
        return partnerships.values().stream().flatMap(List::stream).toList();
    }
}
