package dev.sistercity.registry.export;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The tables of the exports as a data package, where its programs look for one. */
@Path("/datapackage.json")
class DataPackageResource {

    private final CatalogueAnswers catalogue;

    DataPackageResource(CatalogueAnswers catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @PermitAll
    @Blocking
    @Operation(hidden = true)
    public RestResponse<byte[]> read(@Context RoutingContext context) {
        return catalogue.answer(context, List.of("application/json"), DataPackage::of);
    }
}
