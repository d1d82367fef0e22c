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
    private final RecordType<?> owner;
    private final String filter;
    private RecordReads<D> reads;
    private RecordReads<?> owners;

    /** @param owner type of the record that the list is below */
    protected RelatedResource(RecordType<D> type, RecordType<?> owner, String filter) {
        this.type = type;
        this.owner = owner;
        this.filter = filter;
    }

    @Inject
    void share(Endpoints shared) {
        reads = shared.reads(type);
        owners = shared.reads(owner);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> list(@RestPath String id, @Context RoutingContext context) {
        owners.require(id);
        return reads.list(Call.of(context), Map.of(filter, id));
    }
}
