package dev.sistercity.registry.webhook;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.webhook.delivery.Delivery;
import dev.sistercity.registry.webhook.delivery.DeliveryStore;
import dev.sistercity.registry.webhook.delivery.DeliveryView;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The delivery log of a webhook. */
@Path("/v1/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
@Blocking
class DeliveryResource {

    private final PrivateEndpoints endpoints;
    private final WebhookRegister register;
    private final DeliveryStore deliveries;

    DeliveryResource(PrivateEndpoints endpoints, WebhookRegister register, DeliveryStore deliveries) {
        this.endpoints = endpoints;
        this.register = register;
        this.deliveries = deliveries;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> list(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        return endpoints.list(
                context,
                WebhookParameters.STATUS,
                (status, after, limit) -> {
                    register.get(actor, webhook);
                    return new PrivateEndpoints.FoundRows<>(
                            deliveries.list(webhook, status, after, limit), deliveries.count(webhook, status));
                },
                Delivery::id,
                DeliveryView::of);
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{delivery}")
    public RestResponse<byte[]> read(@RestPath String id, @RestPath String delivery, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        UUID one = ParameterValues.id("delivery", delivery);
        return endpoints.read(
                context,
                () -> Optional.of(register.delivery(actor, webhook, one)),
                known -> 1 + known.attempts(),
                DeliveryView::of);
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{delivery}/redeliver")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> redeliver(
            @RestPath String id, @RestPath String delivery, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        UUID one = ParameterValues.id("delivery", delivery);
        return endpoints.writeWithoutBody(
                context, body, () -> accepted(webhook, register.redeliver(actor, webhook, one)));
    }

    static PrivateAnswer accepted(UUID webhook, Delivery delivery) {
        return PrivateAnswer.accepted(
                "/v1/webhooks/" + webhook + "/deliveries/" + delivery.id(),
                1 + delivery.attempts(),
                DeliveryView.of(delivery));
    }
}
