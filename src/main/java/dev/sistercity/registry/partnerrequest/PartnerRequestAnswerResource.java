package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of offices to partner requests. */
@Path("/v1/partner-requests/{id}/answers")
@Tag(name = "Partner requests")
@Blocking
class PartnerRequestAnswerResource {

    private final PrivateEndpoints endpoints;
    private final PartnerRequestAnswers answers;

    PartnerRequestAnswerResource(PrivateEndpoints endpoints, PartnerRequestAnswers answers) {
        this.endpoints = endpoints;
        this.answers = answers;
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> answer(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID request = ParameterValues.id("id", id);
        PartnerRequestAnswerDraft answer = endpoints.draft(body, PartnerRequestAnswerDraft.class);
        return endpoints.write(context, body, () -> answers.answer(actor, request, answer));
    }
}
