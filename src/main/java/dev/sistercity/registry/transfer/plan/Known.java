package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipStatus;
import dev.sistercity.registry.source.ClaimDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A partnership as an import finds it, and as it shall become. */
final class Known {

    private final UUID id;
    private final PartnershipDraft before;
    private final List<ClaimDraft> claims;
    private final List<ClaimDraft> newClaims = new ArrayList<>();
    private PartnershipDraft now;
    private boolean kindAssumed;

    /** @param before null for a new one @param claims about it, whoever made them */
    Known(UUID id, PartnershipDraft before, PartnershipDraft now, List<ClaimDraft> claims, boolean kindAssumed) {
        this.id = id;
        this.before = before;
        this.now = now;
        this.claims = new ArrayList<>(claims);
        this.kindAssumed = kindAssumed;
    }

    UUID id() {
        return id;
    }

    PartnershipDraft before() {
        return before;
    }

    PartnershipDraft now() {
        return now;
    }

    void become(PartnershipDraft draft) {
        now = draft;
    }

    /** @throws Overtaken if it is no longer as it was found */
    PartnershipDraft since(PartnershipDraft found) {
        if (!found.equals(before)) {
            throw new Overtaken("a partnership has changed meanwhile");
        }
        return now;
    }

    boolean isNew() {
        return before == null;
    }

    boolean isChanged() {
        return before != null && !before.equals(now);
    }

    boolean isOver() {
        return now.status() == PartnershipStatus.ENDED || now.status() == PartnershipStatus.REJECTED;
    }

    /** Whether a list may add to its facts: not where a side has spoken for itself, nor where it is over. */
    boolean isOpen() {
        return now.consent() == null && !isOver();
    }

    /** Whether nobody has said of which kind it is: a list of partnerships that does not tell made it. */
    boolean isKindAssumed() {
        return kindAssumed;
    }

    void kindIsStated() {
        kindAssumed = false;
    }

    List<ClaimDraft> claims() {
        return claims;
    }

    void add(ClaimDraft claim) {
        claims.add(claim);
        newClaims.add(claim);
    }

    List<ClaimDraft> newClaims() {
        return newClaims;
    }
}
