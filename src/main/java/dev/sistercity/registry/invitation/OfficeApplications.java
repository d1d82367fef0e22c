package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.invitation.notice.Notices;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rules for applications: anyone may apply for a city that has no office. In the caller's transaction. */
@Singleton
class OfficeApplications {

    private static final int MOST_OPEN = 10_000;
    private static final int MOST_OPEN_OF_A_CITY = 20;
    private static final int DAYS = 90;
    private static final String CHALLENGE = "proof";

    private final OfficeApplicationStore store;
    private final InvitationStore invitations;
    private final CityReferences cities;
    private final DomainProof domainProof;
    private final Clock clock;
    private final Notices notices;

    OfficeApplications(
            OfficeApplicationStore store,
            InvitationStore invitations,
            CityReferences cities,
            DomainProof domainProof,
            Clock clock,
            Notices notices) {
        this.store = store;
        this.invitations = invitations;
        this.cities = cities;
        this.domainProof = domainProof;
        this.clock = clock;
        this.notices = notices;
    }

    /** An application and its token, which is shown this once. */
    record WithToken(OfficeApplication application, String token) {}

    WithToken create(OfficeApplicationDraft draft) {
        Invitation invitation = draft.invitation() == null ? null : used(draft.invitation());
        UUID city = city(draft, invitation);
        if (store.hasOffice(city)) {
            throw RegistryException.refused(
                    "/city",
                    "has an office already: it makes keys for its own people; otherwise write to the registrar");
        }
        domainProof.requireOwnDomain(city, draft.website());
        if (store.countOpen(city) >= MOST_OPEN_OF_A_CITY || store.countOpen(null) >= MOST_OPEN) {
            throw new RegistryException(
                    Kind.REFUSED, "There are as many open applications as there may be; write to the registrar");
        }
        return stored(draft, city, invitation);
    }

    private WithToken stored(OfficeApplicationDraft draft, UUID city, Invitation invitation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        String token = Secret.draw("application");
        store.insert(
                new OfficeApplication(
                        id,
                        1,
                        now,
                        now,
                        city,
                        invitation == null ? null : invitation.id(),
                        draft.name().strip(),
                        draft.website(),
                        draft.contact(),
                        draft.applicant(),
                        Secret.draw(CHALLENGE),
                        ApplicationStatus.OPEN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                Secret.hash(token),
                DAYS);
        notices.applied(id);
        if (invitation != null) {
            invitations.use(invitation.id(), now);
        }
        return new WithToken(store.find(id).orElseThrow(), token);
    }

    private Invitation used(String token) {
        Invitation invitation = invitations
                .lock(Secret.hash(token))
                .orElseThrow(() -> RegistryException.refused("/invitation", "is the token of no invitation"));
        String why =
                switch (invitation.status()) {
                    case OPEN -> null;
                    case USED -> "was used already: an invitation is good once; ask for another one";
                    case REVOKED -> "was taken back by those who invited";
                    case EXPIRED -> "is over since " + invitation.expiresAt() + "; ask for another one";
                };
        if (why != null) {
            throw RegistryException.refused("/invitation", why);
        }
        return invitation;
    }

    /** A city that was merged since it was invited is what it became. */
    private UUID city(OfficeApplicationDraft draft, Invitation invitation) {
        UUID invited =
                invitation == null ? null : cities.known(invitation.city().toString(), "/invitation");
        if (draft.city() == null) {
            if (invited == null) {
                throw RegistryException.refused("/city", "must be given without an invitation");
            }
            return invited;
        }
        UUID city = cities.known(draft.city(), "/city");
        if (invited != null && !invited.equals(city)) {
            throw RegistryException.refused("/city", "is another city than the one that was invited");
        }
        return city;
    }
}
