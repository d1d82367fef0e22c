package dev.sistercity.registry.partnership;

import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.RecordActions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.partnership.api.Confirmation;
import dev.sistercity.registry.partnership.api.ConfirmationDraft;
import dev.sistercity.registry.partnership.api.CoreFacts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.time.Membership;
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

    private final CityCollection cities;
    private final PartnershipRegister register;
    private final RecordActions<PartnershipDraft> recordActions;

    ConfirmationResource(
            CityCollection cities, PartnershipCollection type, PartnershipRegister register, Endpoints endpoints) {
        this.cities = cities;
        this.register = register;
        this.recordActions = endpoints.acts(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> read(@RestPath String id, @RestPath String city, @Context RoutingContext context) {
        return recordActions.read(context, id, CommonParameters.ofDay(), (entry, readContext, parameters) -> {
            recordActions.requireExisted(entry, readContext);
            UUID side = id(city, readContext.snapshot());
            requireIn(entry.draft(), side, readContext);
            return confirmation(entry, side);
        });
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> write(
            @RestPath String id, @RestPath String city, byte[] body, @Context RoutingContext context) {
        UUID side = id(city, recordActions.snapshot());
        String ifMatch = ApiRequest.of(context).header("If-Match");
        if (ifMatch != null && ifMatch.trim().equals("*")) {
            throw new RegistryException(
                    Kind.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that you speak about: * would confirm what you have not seen");
        }
        return recordActions.write(
                context,
                id,
                body,
                ConfirmationDraft.class,
                (record, current, said, actor) -> register.state(record, side.toString(), current, said, actor),
                (entry, snapshot) -> confirmation(entry, side));
    }

    /** A side that had left by the day, or had not come yet, was none. */
    private static void requireIn(PartnershipDraft partnership, UUID side, ReadContext readContext) {
        boolean wasNone = readContext.asOf() != null
                && partnership.parties().stream()
                        .filter(party -> party.city().equals(side.toString()))
                        .noneMatch(party ->
                                Membership.wasIn(partnership, party, readContext.asOf(), readContext.certainty()));
        if (wasNone) {
            throw RegistryException.notFound("party of this partnership as of " + readContext.asOf() + ":", side);
        }
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
