package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.write.MergeWrites;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The endpoints of a collection in which two records may turn out to be of one thing. */
public abstract class MergeableResource<D> extends RecordResource<D> {

    private final RecordCollection<D> type;
    private final MergeableRegister<?, D> register;
    private MergeWrites<D> merges;
    private Endpoints endpoints;

    protected MergeableResource(RecordCollection<D> type, MergeableRegister<?, D> register) {
        super(type, register);
        this.type = type;
        this.register = register;
    }

    @Inject
    void shareMerging(Endpoints shared) {
        endpoints = shared;
        merges = shared.merges(type, register);
    }

    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REGISTRAR)
    @Blocking
    @TakesBody
    public RestResponse<byte[]> merge(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return merges.merge(endpoints.actor(), ApiRequest.of(context), id, body);
    }

    @POST
    @Path("/{id}/unmerge")
    @RolesAllowed(Role.REGISTRAR)
    @Blocking
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> unmerge(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return merges.unmerge(endpoints.actor(), ApiRequest.of(context), id, body);
    }
}
