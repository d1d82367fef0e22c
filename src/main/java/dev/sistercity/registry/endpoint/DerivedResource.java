package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.ratelimit.LongReads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The endpoints of a collection that follows from others, and can only be read. */
public abstract class DerivedResource<D> {

    private final RecordCollection<D> type;
    private RecordReads<D> reads;
    private LongReads longReads;
    private Endpoints endpoints;

    protected DerivedResource(RecordCollection<D> type) {
        this.type = type;
    }

    @Inject
    void share(Endpoints shared, LongReads pool) {
        longReads = pool;
        endpoints = shared;
        reads = shared.reads(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        return longReads.answer(context, () -> reads.list(apiRequest, endpoints.base(context)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @NonBlocking
    public Uni<RestResponse<byte[]>> read(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        // What one shows may follow from many others.
        return longReads.answer(context, () -> reads.read(apiRequest, id));
    }
}
