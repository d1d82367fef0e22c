package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Newcomer;
import dev.sistercity.registry.match.Pending;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.source.ClaimDraft;
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
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What the registry holds of what some rows are about, and what they shall make of it. */
final class Ledger {

    private final Map<Identifier, UUID> identified = new HashMap<>();
    private final Map<UUID, NewCity> newCities = new LinkedHashMap<>();
    /** What will be made if a row comes to it, by the names that it will have. */
    private final Map<UUID, CityDraft> expected = new HashMap<>();

    /** Cities of the registry as rows to come will find them. */
    private final Map<UUID, CityDraft> foreseen = new HashMap<>();

    private final Map<UUID, Learned> learned = new LinkedHashMap<>();
    private final Pending pending = new Pending();
    private final Map<Set<UUID>, List<Known>> partnerships = new LinkedHashMap<>();

    Ledger() {}

    /** A city that is to be made. @param asWritten in the list @param placed whether the gazetteer tells of it */
    record NewCity(CityDraft draft, String asWritten, boolean placed) {}

    /** A city of the registry of which rows tell more. */
    record Learned(CityDraft before, CityDraft after) {

        private Learned then(Learned later) {
            return new Learned(before, later.after);
        }

        /** @throws Overtaken if it is no longer as it was found */
        CityDraft since(CityDraft found) {
            if (!found.equals(before)) {
                throw new Overtaken("a city has changed meanwhile");
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

    /** What is a city of the registry already. @param city its id; null where @param place says which it is, if anything does */
    Optional<UUID> city(UUID city, GazetteerPlace place) {
        return city != null || place == null ? Optional.ofNullable(city) : city(Drafts.identifier(place));
    }

    UUID add(NewCity city) {
        UUID id = id();
        newCities.put(id, city);
        city.draft().identifiers().forEach(identifier -> identified.put(identifier, id));
        return id;
    }

    /** Cities of which nobody but the rows knows. */
    Pending pending() {
        return pending;
    }

    /** Has later rows find a city that is made if one of them comes to it. */
    UUID expect(CityDraft city) {
        UUID id = id();
        expected.put(id, city);
        pending.add(id, city);
        return id;
    }

    /** Makes a city that was expected. @return it; null where it is made already, or was never one of those */
    CityDraft make(UUID id, String asWritten) {
        CityDraft city = expected.get(id);
        return city != null && newCities.putIfAbsent(id, new NewCity(city, asWritten, false)) == null ? city : null;
    }

    /** Has later rows tell others from a city by what a row tells of it. @param known as the registry has it */
    void foresee(UUID id, Newcomer told, Supplier<Optional<CityDraft>> known) {
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
     * Has a city of the registry, or one that is being made, know what a row tells of it: where it is, and by what else it is called.
     *
     * @param known as the registry has it
     * @return whether that is anything new
     */
    boolean learn(UUID id, Newcomer told, Supplier<Optional<CityDraft>> known) {
        Optional<CityDraft> now = newCities.containsKey(id)
                ? Optional.of(newCities.get(id).draft())
                : learned.containsKey(id) ? Optional.of(learned.get(id).after()) : known.get();
        Optional<CityDraft> after =
                now.map(city -> Drafts.city(city, told)).filter(city -> !city.equals(now.orElseThrow()));
        after.ifPresent(city -> {
            if (newCities.containsKey(id)) {
                newCities.computeIfPresent(id, (same, made) -> new NewCity(city, made.asWritten(), made.placed()));
            } else {
                learned.merge(id, new Learned(now.orElseThrow(), city), Learned::then);
            }
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
            partnerships.get(cities).add(new Known(id, draft, draft, about, !stated && kindAssumed.contains(id)));
        });
    }

    /** The partnership of two cities that a row of that kind is about: of several rather one that is not over. @param kind null for any */
    Optional<Known> partnership(Set<UUID> cities, PartnershipKind kind) {
        List<Known> known = partnerships.getOrDefault(cities, List.of());
        return known.stream()
                .filter(one -> !one.isOver() && one.now().kind() == kind)
                .findFirst()
                .or(() -> known.stream().filter(one -> !one.isOver()).findFirst())
                .or(() -> known.stream().findFirst());
    }

    boolean hasAnother(Set<UUID> cities, Known than) {
        return partnerships.getOrDefault(cities, List.of()).stream().anyMatch(one -> one != than && !one.isOver());
    }

    Known add(Set<UUID> cities, PartnershipDraft draft, boolean kindAssumed) {
        Known made = new Known(id(), null, draft, List.of(), kindAssumed);
        partnerships.computeIfAbsent(cities, none -> new ArrayList<>()).add(made);
        return made;
    }

    Map<UUID, NewCity> newCities() {
        return newCities;
    }

    List<Known> partnerships() {
        return partnerships.values().stream().flatMap(List::stream).toList();
    }
}
