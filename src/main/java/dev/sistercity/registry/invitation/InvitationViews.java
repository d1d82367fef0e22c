package dev.sistercity.registry.invitation;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.event.RecordRef;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Renders invitations and applications. */
@Singleton
class InvitationViews {

    private static final String OPEN = "/v1/invitations/open?token=";

    private final CityCollection cities;
    private final Catalog catalog;
    private final DomainProof domainProof;
    private final PublicAddress address;

    InvitationViews(CityCollection cities, Catalog catalog, DomainProof domainProof, PublicAddress address) {
        this.cities = cities;
        this.catalog = catalog;
        this.domainProof = domainProof;
        this.address = address;
    }

    InvitationView view(Invitation invitation) {
        return view(invitation, null, (String) null);
    }

    InvitationView view(Invitation invitation, String token, RoutingContext context) {
        return view(invitation, token, link(token, context));
    }

    private InvitationView view(Invitation invitation, String token, String link) {
        return new InvitationView(
                invitation.id(),
                invitation.status(),
                partnership(invitation),
                city(invitation.city()),
                invitation.invitedBy(),
                invitation.email(),
                invitation.message(),
                token,
                link,
                invitation.version(),
                invitation.createdAt(),
                invitation.updatedAt(),
                invitation.expiresAt(),
                invitation.usedAt());
    }

    InvitationPreviewView preview(Invitation invitation) {
        return new InvitationPreviewView(
                partnership(invitation),
                city(invitation.city()),
                invitation.invitedBy(),
                invitation.message(),
                invitation.expiresAt(),
                domainProof.domain(invitation.city()).orElse(null),
                "/v1/office-applications");
    }

    OfficeApplicationView view(OfficeApplication application, String token) {
        OfficeApplicationView.Proof proof = application.status() != ApplicationStatus.OPEN
                ? null
                : domainProof
                        .url(application)
                        .map(url -> new OfficeApplicationView.Proof(url, application.challenge()))
                        .orElse(null);
        return new OfficeApplicationView(
                application.id(),
                application.status(),
                city(application.city()),
                application.invitation(),
                application.name(),
                application.website(),
                application.contact(),
                application.applicant(),
                token,
                proof,
                application.decidedBy(),
                application.reason(),
                application.office(),
                application.keyTakenAt(),
                application.version(),
                application.createdAt(),
                application.updatedAt(),
                application.expiresAt());
    }

    private String link(String token, RoutingContext context) {
        return address.of(context) + OPEN + token;
    }

    private RecordRef partnership(Invitation invitation) {
        return RecordRef.of("partnerships", invitation.partnership().toString(), context());
    }

    private CityRef city(UUID id) {
        return cities.refOrNull(id.toString(), context());
    }

    private ReadContext context() {
        return ReadContext.of(catalog.snapshot());
    }
}
