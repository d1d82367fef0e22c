package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What no side changes alone once all sides have confirmed it.
 *
 * @param cities ids of the parties
 */
public record CoreFacts(Set<String> cities, PartnershipKind kind, EdtfDate established, EdtfDate ended) {

    public static CoreFacts of(PartnershipDraft partnership) {
        return new CoreFacts(
                partnership.parties().stream().map(PartyDraft::city).collect(Collectors.toUnmodifiableSet()),
                partnership.kind(),
                partnership.established(),
                partnership.ended());
    }
}
