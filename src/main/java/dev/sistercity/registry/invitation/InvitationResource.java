package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.PrivateReads;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.invitation.notice.Notices;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Invitations: made by an office, followed by the other side. */
@Path("/v1/invitations")
@Tag(name = "Invitations")
@Blocking
class InvitationResource {

    /** How the link of an invitation carries its token. */
    static final ListParameter TOKEN = ListParameter.text("token", "The token of the invitation, from its link", null);

    private final PrivateEndpoints endpoints;
    private final PrivateReads privateReads;
    private final Invitations invitations;
    private final InvitationStore store;
    private final InvitationViews views;
    private final Notices notices;

    InvitationResource(
            PrivateEndpoints endpoints,
            PrivateReads privateReads,
            Invitations invitations,
            InvitationStore store,
            InvitationViews views,
            Notices notices) {
        this.endpoints = endpoints;
        this.privateReads = privateReads;
        this.invitations = invitations;
        this.store = store;
        this.views = views;
        this.notices = notices;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.list(
                context,
                (after, limit) -> store.list(actor, after, limit),
                () -> store.count(actor),
                Invitation::id,
                views::view);
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        InvitationDraft draft = endpoints.draft(body, InvitationDraft.class);
        return endpoints.write(context, body, () -> {
            Invitations.WithToken made = invitations.create(actor, draft);
            Invitation invitation = made.invitation();
            notices.invited(invitation.id(), invitation.email());
            return PrivateAnswer.created(
                    "/v1/invitations/" + invitation.id(),
                    views.view(invitation, made.token(), context),
                    views.view(invitation));
        });
    }

    /** What the link leads to. Only who has the token learns that there is an invitation. */
    @GET
    @Path("/open")
    @PermitAll
    public RestResponse<byte[]> open(@Context RoutingContext context) {
        Parameters parameters = Parameters.of(ApiRequest.of(context).parameters(), Map.of(TOKEN.name(), TOKEN));
        String token = parameters
                .one(TOKEN.name())
                .orElseThrow(() -> RegistryException.ofParameter(TOKEN.name(), "must be given"));
        Invitation invitation = endpoints
                .inTransaction(() -> store.find(Secret.hash(token)))
                .filter(known -> known.status() == InvitationStatus.OPEN)
                .orElseThrow(() -> RegistryException.notFound("open invitation with", "this token"));
        return privateReads.answer(context, views.preview(invitation));
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID invitation = ParameterValues.id("id", id);
        return endpoints.read(context, () -> store.find(actor, invitation), Invitation::version, views::view);
    }

    @DELETE
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Path("/{id}")
    public RestResponse<byte[]> revoke(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID invitation = ParameterValues.id("id", id);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, null, () -> {
            invitations.revoke(actor, invitation, current);
            return PrivateAnswer.deleted();
        });
    }
}
