package dev.sistercity.registry.office;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Keys: made, listed and revoked by those whose they are. */
@Path("/v1/api-keys")
@Tag(name = "API keys")
@Blocking
class ApiKeyResource {

    private final PrivateEndpoints endpoints;
    private final ApiKeys keys;

    ApiKeyResource(PrivateEndpoints endpoints, ApiKeys keys) {
        this.endpoints = endpoints;
        this.keys = keys;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        ApiKeyDraft draft = endpoints.draft(body, ApiKeyDraft.class);
        return endpoints.write(context, body, () -> {
            ApiKeys.Made made = keys.make(actor, draft);
            return PrivateAnswer.created(
                    "/v1/api-keys/" + made.stored().id,
                    ApiKeyView.of(made.stored(), made.key()),
                    ApiKeyView.of(made.stored()));
        });
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.list(
                context,
                (after, limit) -> keys.list(actor, after, limit),
                () -> keys.count(actor),
                key -> key.id,
                ApiKeyView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID key = ParameterValues.id("id", id);
        return endpoints.read(context, () -> keys.find(actor, key), ApiKey::version, ApiKeyView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    public RestResponse<byte[]> revoke(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID key = ParameterValues.id("id", id);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, null, () -> {
            keys.revoke(actor, key, current);
            return PrivateAnswer.deleted();
        });
    }
}
