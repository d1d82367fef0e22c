package dev.sistercity.registry.review;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes back what a row that was decided has written: the partnership that it made, with what its list says of that, or its word on
 * one that others tell of. Cities that were made of it stay. In the caller's transaction.
 */
@Singleton
class ReviewUndo {

    /** What is the row's own word on a partnership. */
    private static final Set<Addition.Kind> WORD = Set.of(Addition.Kind.CLAIM, Addition.Kind.SPELLING);

    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;

    ReviewUndo(PartnershipRegister partnerships, ClaimRegister claims) {
        this.partnerships = partnerships;
        this.claims = claims;
    }

    /**
     * @return what that wrote
     * @throws RegistryException IN_USE if others have built on it since, or it altered what they had written
     */
    List<Change> of(Review review, Actor actor) {
        UUID partnership = review.partnership();
        boolean wrote = partnership != null && review.rowClass() != RowClass.MATCHED;
        if (!wrote || partnerships.find(partnership).isEmpty()) {
            return List.of();
        }
        Map<UUID, ClaimDraft> others = new HashMap<>(claims.about(partnership));
        List<UUID> ours = others.entrySet().stream()
                .filter(claim -> isOf(review, claim.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        others.keySet().removeAll(ours);
        boolean made = review.rowClass() == RowClass.CREATED && others.isEmpty();
        if (!made && !addedItsWordAlone(review)) {
            throw new RegistryException(
                    Kind.IN_USE,
                    "Others tell of its partnership too: change /v1/partnerships/" + partnership + " by hand");
        }
        List<Change> changes = new ArrayList<>();
        ours.forEach(claim ->
                changes.addAll(claims.delete(claim, version -> true, actor).changes()));
        if (made) {
            changes.addAll(untouched(partnership, actor));
        }
        return changes;
    }

    private List<Change> untouched(UUID partnership, Actor actor) {
        try {
            return partnerships
                    .delete(partnership, version -> version == 1, actor)
                    .changes();
        } catch (RegistryException refused) {
            if (refused.kind() != Kind.STALE) {
                throw refused;
            }
            throw new RegistryException(
                    Kind.IN_USE,
                    "Its partnership has changed since: change /v1/partnerships/" + partnership + " by hand");
        }
    }

    private static boolean isOf(Review review, ClaimDraft claim) {
        return claim.source().equals(review.source().toString())
                && claim.quote() != null
                && claim.quote().value().equals(review.statement().quote());
    }

    private static boolean addedItsWordAlone(Review review) {
        return !review.added().isEmpty()
                && review.added().stream().map(Addition::kind).allMatch(WORD::contains);
    }
}
