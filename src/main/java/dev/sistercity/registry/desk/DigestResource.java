package dev.sistercity.registry.desk;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where an office's desk is sent by mail. */
@Path("/v1/desk/digest")
@Tag(name = "Desk")
@Blocking
class DigestResource {

    private final PrivateEndpoints endpoints;
    private final Digests digests;
    private final DigestStore store;

    DigestResource(PrivateEndpoints endpoints, Digests digests, DigestStore store) {
        this.endpoints = endpoints;
        this.digests = digests;
        this.store = store;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> read(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.answer(
                context,
                endpoints.inTransaction(
                        () -> actor.role().equals(Role.OFFICE) ? digests.of(actor.office()) : DigestView.NONE));
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> keep(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        DigestDraft draft = endpoints.draft(body, DigestDraft.class);
        return endpoints.write(context, body, () -> {
            DigestView kept = digests.keep(actor.office(), draft);
            return PrivateAnswer.created(null, kept, kept);
        });
    }

    @DELETE
    @RolesAllowed(Role.OFFICE)
    public RestResponse<byte[]> drop(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.write(context, null, () -> {
            store.delete(actor.office());
            return PrivateAnswer.deleted();
        });
    }
}
