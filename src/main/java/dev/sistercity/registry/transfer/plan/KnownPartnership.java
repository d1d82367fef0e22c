package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A partnership as an import finds it, and as it shall become. */
final class KnownPartnership {

    private final UUID id;
    private final PartnershipDraft before;
    private final List<ClaimDraft> claims;
    private final List<ClaimDraft> newClaims = new ArrayList<>();
    private PartnershipDraft now;
    private boolean kindAssumed;

    /**
     * @param before null for a new one
     * @param claims about it, of all sources
     */
    KnownPartnership(
            UUID id, PartnershipDraft before, PartnershipDraft now, List<ClaimDraft> claims, boolean kindAssumed) {
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

    /** @throws ConcurrentChangeException if it is no longer as it was found */
    PartnershipDraft since(PartnershipDraft found) {
        if (!found.equals(before)) {
            throw new ConcurrentChangeException("a partnership has changed meanwhile");
        }
        return now;
    }

    boolean isNew() {
        return before == null;
    }

    boolean isChanged() {
        return before != null && !before.equals(now);
    }

    /** Where it stands; of one that is planned, by what its draft says alone. */
    PartnershipStatus status() {
        return now.status() == null ? PartnershipStatus.ACTIVE : now.status();
    }

    boolean isOver() {
        return now.status() == PartnershipStatus.ENDED || now.status() == PartnershipStatus.REJECTED;
    }

    /** Whether a list may add to its facts: not where a side has spoken for itself, nor where it is over. */
    boolean isOpen() {
        return now.consent() == null && !isOver();
    }

    /** Whether a side has spoken for itself. */
    boolean isSpokenFor() {
        return now.consent() != null;
    }

    /** Whether another source says of a fact what a list denies. */
    boolean isClaimed(String pointer, String value) {
        return claims.stream()
                .anyMatch(claim -> claim.pointer().equals(pointer)
                        && claim.value() != null
                        && claim.value().asText().equals(value));
    }

    /** Whether a row is about another one of the same cities: one that was over before this began, or began after its end. */
    boolean isApartFrom(Statement statement) {
        return isBefore(now.ended(), statement.established()) || isBefore(statement.ended(), now.established());
    }

    private static boolean isBefore(EdtfDate ended, EdtfDate established) {
        return ended != null && established != null && ended.overBy(established, Certainty.CERTAIN);
    }

    /** Whether its kind is assumed: a list that does not tell the kind made it. */
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
