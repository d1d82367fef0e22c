package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.read.ItemReads;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.ratelimit.LongReads;
import io.smallrye.common.annotation.Blocking;
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

/** The endpoints by which records of a collection are read, now and in the past; how they are written is their own business. */
public abstract class ReadableResource<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private RecordReads<D> reads;
    private LongReads longReads;
    private ItemReads<D> items;
    private Endpoints endpoints;

    protected ReadableResource(RecordCollection<D> type, Register<?, D> register) {
        this.type = type;
        this.register = register;
    }

    /** Apart from the constructor, so that a feature's has two parameters. */
    @Inject
    void shareReading(Endpoints shared, LongReads pool) {
        longReads = pool;
        endpoints = shared;
        reads = shared.reads(type);
        items = shared.items(type, register);
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
        // What is read along may be much.
        return apiRequest.query() == null
                ? items.read(apiRequest, id)
                : longReads.answer(context, () -> items.read(apiRequest, id)).flatMap(read -> read);
    }

    @GET
    @Path("/{id}/revisions")
    @PermitAll
    @Blocking
    public RestResponse<byte[]> revisions(@RestPath String id, @Context RoutingContext context) {
        return endpoints.histories().list(type, ApiRequest.of(context), id);
    }

    @GET
    @Path("/{id}/revisions/{version}")
    @PermitAll
    @Blocking
    public RestResponse<byte[]> revision(
            @RestPath String id, @RestPath String version, @Context RoutingContext context) {
        return endpoints.histories().read(type, ApiRequest.of(context), id, version);
    }
}
