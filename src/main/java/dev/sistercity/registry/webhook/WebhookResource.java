package dev.sistercity.registry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.webhook.delivery.ReplayDraft;
import dev.sistercity.registry.webhook.target.TargetValidator;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Webhooks, each for whom it belongs to. */
@Path("/v1/webhooks")
@Tag(name = "Webhooks")
@Blocking
class WebhookResource {

    private final PrivateEndpoints endpoints;
    private final WebhookRegister register;
    private final WebhookStore store;
    private final TargetValidator targetValidator;
    private final CityCollection cities;
    private final Catalog catalog;

    WebhookResource(
            PrivateEndpoints endpoints,
            WebhookRegister register,
            WebhookStore store,
            TargetValidator targetValidator,
            CityCollection cities,
            Catalog catalog) {
        this.endpoints = endpoints;
        this.register = register;
        this.store = store;
        this.targetValidator = targetValidator;
        this.cities = cities;
        this.catalog = catalog;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.list(
                context,
                (after, limit) -> store.list(actor, after, limit),
                () -> store.count(actor),
                Webhook::id,
                this::view);
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        WebhookDraft draft = endpoints.draft(body, WebhookDraft.class);
        targetValidator.check(draft.url());
        return endpoints.write(context, body, () -> {
            WebhookRegister.WithSecret made = register.create(actor, draft);
            return PrivateAnswer.created(
                    "/v1/webhooks/" + made.webhook().id(), view(made.webhook(), made.secret()), view(made.webhook()));
        });
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        return endpoints.read(context, () -> store.find(actor, webhook), Webhook::version, this::view);
    }

    @PATCH
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{id}")
    @Consumes(PrivateEndpoints.MERGE_PATCH)
    @TakesBody
    public RestResponse<byte[]> update(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        JsonNode url = endpoints.object(body).path("url");
        if (url.isTextual()) {
            targetValidator.check(url.textValue());
        }
        UnaryOperator<WebhookDraft> patch = endpoints.patch(body, WebhookDraft.class);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, body, () -> {
            Webhook changed = register.update(actor, webhook, current, patch);
            return PrivateAnswer.changed(changed.version(), view(changed));
        });
    }

    @DELETE
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{id}")
    public RestResponse<byte[]> delete(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, null, () -> {
            register.delete(actor, webhook, current);
            return PrivateAnswer.deleted();
        });
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{id}/rotate-secret")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> rotateSecret(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        LongPredicate current = endpoints.current(context);
        return endpoints.writeWithoutBody(context, body, () -> {
            WebhookRegister.WithSecret rotated = register.rotateSecret(actor, webhook, current);
            return new PrivateAnswer(
                    200,
                    null,
                    rotated.webhook().version(),
                    view(rotated.webhook(), rotated.secret()),
                    view(rotated.webhook()));
        });
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> replay(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        ReplayDraft draft = endpoints.draft(body, ReplayDraft.class);
        return endpoints.write(context, body, () -> {
            Webhook turned = register.replay(actor, webhook, draft.after());
            return PrivateAnswer.accepted(null, turned.version(), view(turned));
        });
    }

    @POST
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Path("/{id}/test")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> test(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID webhook = ParameterValues.id("id", id);
        return endpoints.writeWithoutBody(
                context, body, () -> DeliveryResource.accepted(webhook, register.test(actor, webhook)));
    }

    private WebhookView view(Webhook webhook) {
        return view(webhook, null);
    }

    private WebhookView view(Webhook webhook, String secret) {
        return WebhookView.of(webhook, secret, cities, ReadContext.of(catalog.snapshot()));
    }
}
