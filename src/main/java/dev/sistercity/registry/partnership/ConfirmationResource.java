package dev.sistercity.registry.partnership;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.Acts;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What each side says of a partnership: read by all, written by that side's office. */
@Path("/v1/partnerships/{id}/confirmations/{city}")
@Tag(name = "Partnerships")
class ConfirmationResource {

    private final CityType cities;
    private final PartnershipRegister register;
    private final Acts<PartnershipDraft> acts;

    ConfirmationResource(CityType cities, PartnershipType type, PartnershipRegister register, Endpoints endpoints) {
        this.cities = cities;
        this.register = register;
        this.acts = endpoints.acts(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> read(@RestPath String id, @RestPath String city, @Context RoutingContext context) {
        return acts.read(context, id, (entry, snapshot) -> confirmation(entry, id(city, snapshot)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    public RestResponse<byte[]> write(
            @RestPath String id, @RestPath String city, byte[] body, @Context RoutingContext context) {
        UUID side = id(city, acts.snapshot());
        String ifMatch = context.request().getHeader("If-Match");
        if (ifMatch != null && ifMatch.trim().equals("*")) {
            throw new RegistryException(
                    Kind.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that you speak about: * would confirm what you have not seen");
        }
        return acts.write(
                context,
                id,
                body,
                ConfirmationDraft.class,
                (record, current, said, actor) -> register.state(record, side.toString(), current, said, actor),
                (entry, snapshot) -> confirmation(entry, side));
    }

    private static Confirmation confirmation(Entry<PartnershipDraft> entry, UUID city) {
        if (!CoreFacts.of(entry.draft()).cities().contains(city.toString())) {
            throw RegistryException.notFound("party of this partnership:", city);
        }
        return Confirmation.of(entry.draft(), city.toString());
    }

    private UUID id(String city, Snapshot snapshot) {
        return cities.resolve(city, snapshot)
                .orElseThrow(() -> RegistryException.notFound("city", "with identifier " + city));
    }
}
