package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The partnerships of what some rows are about: those of the registry, and what rows shall make of them. */
final class PlannedPartnerships {

    private final Map<Set<UUID>, List<KnownPartnership>> partnerships = new LinkedHashMap<>();

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
                    .collect(Collectors.toSet());
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

    boolean hasAnother(Set<UUID> cities, KnownPartnership than) {
        return partnerships.getOrDefault(cities, List.of()).stream().anyMatch(one -> one != than && !one.isOver());
    }

    KnownPartnership add(Set<UUID> cities, PartnershipDraft draft, boolean kindAssumed) {
        KnownPartnership made = new KnownPartnership(
                UuidVersion7Strategy.INSTANCE.generateUuid(null), null, draft, List.of(), kindAssumed);
        partnerships.computeIfAbsent(cities, none -> new ArrayList<>()).add(made);
        return made;
    }

    List<KnownPartnership> all() {
        return partnerships.values().stream().flatMap(List::stream).toList();
    }
}
