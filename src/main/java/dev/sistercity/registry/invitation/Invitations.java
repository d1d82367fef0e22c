package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rules for invitations: an office invites the other side of its own partnerships and proposals. In the caller's transaction. */
@Singleton
class Invitations {

    static final int MOST_OPEN = 200;

    private static final String KIND = "invitation";
    private static final Set<PartnershipStatus> OVER = Set.of(PartnershipStatus.ENDED, PartnershipStatus.REJECTED);

    private final InvitationStore store;
    private final OfficeApplicationStore applications;
    private final PartnershipRegister partnerships;
    private final CityReferences cities;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            OfficeApplicationStore applications,
            PartnershipRegister partnerships,
            CityReferences cities,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.partnerships = partnerships;
        this.cities = cities;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** An invitation and its token, which is shown this once. */
    record WithToken(Invitation invitation, String token) {}

    WithToken create(Actor actor, InvitationDraft draft) {
        PartnershipDraft partnership = partnerships
                .find(draft.partnership())
                .orElseThrow(
                        () -> RegistryException.refused("/partnership", FaultCode.NO_PARTNERSHIP, draft.partnership()));
        if (!actor.isRegistrar() && parties(partnership).stream().noneMatch(city -> jurisdiction.covers(actor, city))) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "An office invites the other side of partnerships of its own city only");
        }
        if (OVER.contains(partnership.status())) {
            throw RegistryException.refused("/partnership", "is over: there is nothing to invite to");
        }
        UUID city = invited(actor, draft, partnership);
        if (applications.hasOffice(city)) {
            throw RegistryException.refused("/city", "has an office, which finds the partnership among its own");
        }
        if (store.countOpen(actor.name()) >= MOST_OPEN) {
            throw new RegistryException(
                    Kind.REFUSED, "You have " + MOST_OPEN + " open invitations, which is as many as one may have");
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        String token = Secret.draw(KIND);
        store.insert(id, Secret.hash(token), actor, draft, city, now());
        return new WithToken(store.find(actor, id).orElseThrow(), token);
    }

    private static List<UUID> parties(PartnershipDraft partnership) {
        return partnership.parties().stream()
                .map(party -> UUID.fromString(party.city()))
                .toList();
    }

    private UUID invited(Actor actor, InvitationDraft draft, PartnershipDraft partnership) {
        List<UUID> others = parties(partnership).stream()
                .filter(city -> actor.isRegistrar() || !jurisdiction.covers(actor, city))
                .toList();
        if (draft.city() == null) {
            if (others.size() != 1) {
                throw RegistryException.refused("/city", "must be given: which of the sides is invited");
            }
            return others.get(0);
        }
        UUID city = cities.known(draft.city(), "/city");
        if (!others.contains(city)) {
            throw RegistryException.refused("/city", "is no other side of this partnership");
        }
        return city;
    }

    /** Ends an invitation. */
    void revoke(Actor actor, UUID id, LongPredicate current) {
        Invitation invitation = store.lock(actor, id).orElseThrow(() -> RegistryException.notFound("invitation", id));
        if (!current.test(invitation.version())) {
            throw new RegistryException(Kind.STALE, "The invitation has changed; read it again");
        }
        if (invitation.status() == InvitationStatus.USED) {
            throw new RegistryException(Kind.REFUSED, "The invitation was used already");
        }
        if (invitation.status() == InvitationStatus.OPEN) {
            store.revoke(id, now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
