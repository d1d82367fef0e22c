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
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The list of what has to do with one record: a collection with one of its filters set by the path. A feature extends it by a
 * class whose path has an {@code {id}}, which is the other record's id, or another name that the record is known by.
 *
 * @param <P> draft of the record that the path names
 * @param <D> draft of the records that are listed
 */
public abstract class RelatedResource<P, D> {

    private final RecordCollection<P> parentType;
    private final RecordCollection<D> type;
    private final String filter;
    private RecordReads<P> parents;
    private RecordReads<D> reads;
    private LongReads longReads;
    private Endpoints endpoints;

    /** @param filter of the listed type, which takes the id of the record that the path names */
    protected RelatedResource(RecordCollection<P> parentType, RecordCollection<D> type, String filter) {
        this.parentType = parentType;
        this.type = type;
        this.filter = filter;
    }

    @Inject
    void share(Endpoints shared, LongReads pool) {
        longReads = pool;
        endpoints = shared;
        parents = shared.reads(parentType);
        reads = shared.reads(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        return longReads.answer(
                context, () -> reads.related(apiRequest, endpoints.base(context), filter, parents.id(apiRequest, id)));
    }
}
