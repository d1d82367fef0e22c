package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.source.ClaimRegister;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the registry has of what rows are about, read for a plan in the caller's transaction. */
@Singleton
class KnownRecords {

    private final CityReferences references;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;

    KnownRecords(CityReferences references, PartnershipRegister partnerships, ClaimRegister claims) {
        this.references = references;
        this.partnerships = partnerships;
        this.claims = claims;
    }

    /** Tells a plan which cities go by some identifiers; null stands for none. */
    void identify(Stream<Identifier> identifiers, PlannedRecords plan) {
        plan.identify(references.withIdentifiers(identifiers
                .filter(Objects::nonNull)
                .filter(identifier -> plan.city(identifier).isEmpty())
                .distinct()
                .toList()));
    }

    /** The identifiers of a place of the gazetteer; none where there is no place. */
    static Stream<Identifier> identifiers(GazetteerPlace place) {
        return place == null ? Stream.empty() : Drafts.identifiers(place).stream();
    }

    /**
     * Tells a plan which partnerships some cities have with each other, as far as it has not been told.
     *
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     */
    void load(Set<Set<UUID>> pairs, PlannedRecords plan, Function<Set<UUID>, Set<UUID>> kindAssumed) {
        pairs.removeIf(plan.partnerships()::isLoaded);
        Map<UUID, PartnershipDraft> found = partnerships.among(pairs);
        plan.partnerships()
                .load(pairs, found, claims.ofPartnerships(found.keySet()), kindAssumed.apply(found.keySet()));
    }
}
