package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.write.RecordWrites;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The endpoints that every collection of records has. A feature extends it by a class that says only where it is and which
 * type and register it serves; what clients are told of parameters and bodies is made from the same declarations.
 */
public abstract class RecordResource<D> extends ReadableResource<D> {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private RecordWrites<D> writes;
    private Endpoints endpoints;

    protected RecordResource(RecordCollection<D> type, Register<?, D> register) {
        super(type, register);
        this.type = type;
        this.register = register;
    }

    /** Apart from the constructor, so that a feature's has two parameters. */
    @Inject
    void share(Endpoints shared) {
        endpoints = shared;
        writes = shared.writes(type, register);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        return writes.create(endpoints.actor(), ApiRequest.of(context), body);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MERGE_PATCH)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> update(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return writes.update(endpoints.actor(), ApiRequest.of(context), id, body);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    public RestResponse<byte[]> delete(@RestPath String id, @Context RoutingContext context) {
        return writes.delete(endpoints.actor(), ApiRequest.of(context), id);
    }

    @POST
    @Path("/{id}/restore")
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> restore(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return writes.restore(endpoints.actor(), ApiRequest.of(context), id, body);
    }
}
