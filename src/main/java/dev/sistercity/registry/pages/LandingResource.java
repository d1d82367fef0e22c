package dev.sistercity.registry.pages;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The landing document. */
@Path("/v1")
@Tag(name = "Service")
class LandingResource {

    private final Catalog catalog;

    LandingResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readLanding", summary = "Start here", description = "What there is, and where.")
    @APIResponse(
            responseCode = "200",
            description = "The collections and where to go on",
            content = @Content(schema = @Schema(implementation = Landing.class)))
    @APIResponse(
            responseCode = "400",
            description = "This operation takes no query parameters ([malformed](/problems/malformed))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Landing read(@Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        Snapshot snapshot = catalog.snapshot();
        return new Landing(
                "Sister City Registry",
                snapshot.sequence(),
                snapshot.lineage().epochId(),
                snapshot.all().values().stream()
                        .map(records -> new Landing.Entry(
                                records.type().name(), "/v1/" + records.type().name(), records.size()))
                        .toList(),
                "/v1/changes?after=0",
                "/openapi.json",
                "/explorer");
    }
}
