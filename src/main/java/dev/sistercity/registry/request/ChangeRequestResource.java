package dev.sistercity.registry.request;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.endpoint.Acts;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.KeptResource;
import dev.sistercity.registry.fairuse.Addresses;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Change requests: made by anybody, answered by those whose record it is. */
@Path("/v1/change-requests")
@Tag(name = "Change requests")
class ChangeRequestResource extends KeptResource<ChangeRequestDraft> {

    private final ChangeRequestRegister register;
    private final AnonymousShare share;
    private final Addresses addresses;
    private final Endpoints endpoints;
    private final Acts<ChangeRequestDraft> acts;

    ChangeRequestResource(
            ChangeRequestType type,
            ChangeRequestRegister register,
            AnonymousShare share,
            Addresses addresses,
            Endpoints endpoints) {
        super(type, register);
        this.register = register;
        this.share = share;
        this.addresses = addresses;
        this.endpoints = endpoints;
        this.acts = endpoints.acts(type);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Blocking
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        if (endpoints.actor().isAnonymous()) {
            share.take(addresses.of(context.request()).id());
        }
        return acts.create(context, body, register);
    }

    @POST
    @Path("/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Blocking
    public RestResponse<byte[]> answer(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return acts.write(context, id, body, AnswerDraft.class, register::answer);
    }
}
