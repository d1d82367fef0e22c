package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.write.ItemWrites;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The endpoints of the items of a list in a record: read, added, changed and removed one by one, with the record's ETag. What is
 * written is answered with the whole record.
 */
public abstract class ItemResource<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private final String list;
    private ItemWrites<D> writes;
    private RecordActions<D> actions;
    private Endpoints endpoints;
    private ObjectMapper mapper;

    /** @param list name of the list, the same in drafts and views */
    protected ItemResource(RecordCollection<D> type, Register<?, D> register, String list) {
        this.type = type;
        this.register = register;
        this.list = list;
    }

    /** Apart from the constructor, so that a feature's has few parameters. */
    @Inject
    void share(Endpoints shared, ObjectMapper json) {
        endpoints = shared;
        mapper = json;
        writes = shared.itemWrites(type, register, list);
        actions = shared.acts(type);
    }

    @GET
    @Path("/{item}")
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> read(@RestPath String id, @RestPath String item, @Context RoutingContext context) {
        return actions.read(context, id, CommonParameters.ofDay(), (entry, readContext, parameters) -> {
            JsonNode record = mapper.valueToTree(type.view(entry, readContext));
            return ItemWrites.find(record, list, item);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> add(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return writes.add(endpoints.actor(), ApiRequest.of(context), id, body);
    }

    @PATCH
    @Path("/{item}")
    @Consumes(RecordResource.MERGE_PATCH)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> change(
            @RestPath String id, @RestPath String item, byte[] body, @Context RoutingContext context) {
        return writes.change(endpoints.actor(), ApiRequest.of(context), id, item, body);
    }

    @DELETE
    @Path("/{item}")
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    public RestResponse<byte[]> remove(@RestPath String id, @RestPath String item, @Context RoutingContext context) {
        return writes.remove(endpoints.actor(), ApiRequest.of(context), id, item);
    }
}
