package dev.sistercity.registry.endpoint;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The feed of all changes, in the order of their commits. */
@Path("/v1/changes")
@Tag(name = "Changes")
class ChangeResource {

    private final Histories histories;

    private final Proofs proofs;

    ChangeResource(Histories histories, Proofs proofs) {
        this.histories = histories;
        this.proofs = proofs;
    }

    @GET
    @PermitAll
    @Blocking
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        return histories.changes(Call.of(context));
    }

    @GET
    @Path("/proof")
    @PermitAll
    @Blocking
    public RestResponse<byte[]> prove(@Context RoutingContext context) {
        return proofs.prove(Call.of(context));
    }
}
