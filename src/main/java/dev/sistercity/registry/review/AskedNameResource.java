package dev.sistercity.registry.review;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The questions of reviews, each name once. */
@Path("/v1/reviews/names")
@Tag(name = "Reviews")
@RolesAllowed({Role.REGISTRAR, Role.OFFICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class AskedNameResource {

    private static final List<ListParameter> FILTERS =
            List.of(ListParameter.id("import", "Only what rows of this import ask", null));

    private final AskedNames names;
    private final PrivateEndpoints endpoints;

    AskedNameResource(AskedNames names, PrivateEndpoints endpoints) {
        this.names = names;
        this.endpoints = endpoints;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Operation(
            operationId = "listAskedNames",
            summary = "List names that rows ask about",
            description =
                    "Each name once for each country that is written with it, those of most open rows first. One rule at "
                            + "`/v1/reviews/rules` answers a name, in its country or everywhere, for all its rows. An office sees those "
                            + "of its own imports.")
    @Parameter(
            name = "import",
            in = ParameterIn.QUERY,
            description = "Only what rows of this import ask",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Page size, 1–200",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where the page begins: `nextCursor` of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of names",
            content = @Content(schema = @Schema(implementation = AskedNamePage.class)))
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.narrowed(
                context,
                FILTERS,
                (filters, after, limit) -> {
                    UUID ofImport =
                            filters.containsKey("import") ? ParameterValues.id("import", filters.get("import")) : null;
                    List<AskedNames.AskedName> page = names.page(actor, ofImport, after, limit);
                    return new PrivateEndpoints.FoundRows<>(
                            page, page.isEmpty() ? 0 : page.get(0).total());
                },
                AskedNames.AskedName::first,
                AskedNameView::of);
    }
}
