package dev.sistercity.registry.commitment;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import java.util.function.Function;

/** A record that came of a commitment, as it is stored: the one of its ids that is set. */
@Embeddable
record Result(UUID partnershipId, UUID exchangeId, UUID platformId, UUID projectId) {

    static Result of(ResultDraft draft) {
        Function<ResultResource, UUID> id =
                resource -> draft.resource() == resource ? UUID.fromString(draft.id()) : null;
        return new Result(
                id.apply(ResultResource.PARTNERSHIPS),
                id.apply(ResultResource.EXCHANGES),
                id.apply(ResultResource.PLATFORMS),
                id.apply(ResultResource.PROJECTS));
    }

    ResultDraft draft() {
        if (partnershipId != null) {
            return new ResultDraft(ResultResource.PARTNERSHIPS, partnershipId.toString());
        }
        if (exchangeId != null) {
            return new ResultDraft(ResultResource.EXCHANGES, exchangeId.toString());
        }
        return platformId != null
                ? new ResultDraft(ResultResource.PLATFORMS, platformId.toString())
                : new ResultDraft(ResultResource.PROJECTS, projectId.toString());
    }
}
