package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A list below a record: the list of another collection, with one filter set by the path. */
public abstract class RelatedResource<D> {

    private final RecordType<D> type;
    private final String filter;
    private RecordReads<D> reads;

    protected RelatedResource(RecordType<D> type, String filter) {
        this.type = type;
        this.filter = filter;
    }

    @Inject
    void share(Endpoints shared) {
        reads = shared.reads(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> list(@RestPath String id, @Context RoutingContext context) {
        return reads.list(Call.of(context), Map.of(filter, id));
    }
}
