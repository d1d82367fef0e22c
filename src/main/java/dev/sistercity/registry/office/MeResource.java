package dev.sistercity.registry.office;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Grant;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Who the caller is, and what they may write. */
@Path("/v1/me")
@Tag(name = "API keys")
class MeResource {

    private final PrivateEndpoints endpoints;
    private final SecurityIdentity caller;
    private final Catalog catalog;
    private final OfficeCollection offices;
    private final CityCollection cities;
    private final List<Register<?, ?>> registers;

    MeResource(
            PrivateEndpoints endpoints,
            SecurityIdentity caller,
            Catalog catalog,
            OfficeCollection offices,
            CityCollection cities,
            @All List<Register<?, ?>> registers) {
        this.endpoints = endpoints;
        this.caller = caller;
        this.catalog = catalog;
        this.offices = offices;
        this.cities = cities;
        this.registers = registers;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Blocking
    public RestResponse<byte[]> me(@Context RoutingContext context) {
        return endpoints.answer(context, view(endpoints.actor()));
    }

    private MeView view(Actor actor) {
        ReadContext readContext = ReadContext.of(catalog.snapshot());
        boolean mayWrite = caller.hasRole(actor.role());
        Grant grant = caller.getAttribute(Grant.ATTRIBUTE);
        OfficeView office = actor.office() == null
                ? null
                : readContext
                        .snapshot()
                        .find(offices, actor.office())
                        // A key of a screen or an application hangs where many see it: it reads what is public.
                        .map(entry -> actor.role().equals(Role.OFFICE)
                                ? offices.toItself(entry, readContext)
                                : offices.view(entry, readContext))
                        .orElse(null);
        return new MeView(
                actor.name(),
                actor.role(),
                grant.scopes().stream().sorted().toList(),
                grant.expiresAt(),
                mayWrite,
                office,
                actor.cities().stream()
                        .sorted()
                        .map(city -> cities.ref(city, readContext))
                        .toList(),
                office == null
                        ? List.of()
                        : office.delegations().stream()
                                .filter(delegation -> actor.cities()
                                        .contains(delegation.city().id()))
                                .toList(),
                mayWrite ? writes(actor) : List.of());
    }

    private List<String> writes(Actor actor) {
        if (actor.isRegistrar()) {
            return List.of("everything");
        }
        return actor.role().equals(Role.OFFICE)
                ? registers.stream()
                        .map(register -> register.resource() + ": " + register.whose())
                        .toList()
                : List.of();
    }
}
