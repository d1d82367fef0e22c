package dev.sistercity.registry.city.duplicate;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.DerivedResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Duplicates: cities that probably are another one too. Looking for them takes a moment, so not on the event loop. */
@Path("/v1/duplicates")
@Tag(name = "Duplicates")
class DuplicateResource extends DerivedResource<CityDraft> {

    DuplicateResource(DuplicateCollection type) {
        super(type);
    }

    @Override
    @GET
    @PermitAll
    @Blocking
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return super.list(context);
    }

    @Override
    @GET
    @Path("/{id}")
    @PermitAll
    @Blocking
    public Uni<RestResponse<byte[]>> read(@RestPath String id, @Context RoutingContext context) {
        return super.read(id, context);
    }
}
