package dev.sistercity.registry.desk;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.PrivateReads;
import dev.sistercity.registry.endpoint.read.CalendarFormat;
import dev.sistercity.registry.endpoint.read.atom.AtomFormat;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What awaits an office: as JSON with its key, as Atom and iCalendar by a secret address. */
@Path("/v1/desk")
@Tag(name = "Desk")
@Blocking
class DeskResource {

    private static final ListParameter TOKEN =
            ListParameter.text("token", "The secret of the address, as `POST /v1/desk/feed` has answered it", null);

    private final PrivateEndpoints endpoints;
    private final PrivateReads privateReads;
    private final Desk desk;
    private final DeskStore store;
    private final Clock clock;
    private final PublicAddress address;

    DeskResource(
            PrivateEndpoints endpoints,
            PrivateReads privateReads,
            Desk desk,
            DeskStore store,
            Clock clock,
            PublicAddress address) {
        this.endpoints = endpoints;
        this.privateReads = privateReads;
        this.desk = desk;
        this.store = store;
        this.clock = clock;
        this.address = address;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> read(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        ApiRequest.of(context).refuseParameters();
        return privateReads.answer(context, endpoints.inTransaction(() -> desk.of(actor)));
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Path("/feed")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> makeFeed(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.writeWithoutBody(context, body, () -> {
            String token = Secret.draw("desk");
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            store.keepFeed(actor.office(), Secret.hash(token), now);
            String base = address.of(context) + "/v1/desk/feed";
            return PrivateAnswer.created(
                    null,
                    new DeskFeedView(base + ".atom?token=" + token, base + ".ics?token=" + token, now),
                    new DeskFeedView(null, null, now));
        });
    }

    @DELETE
    @RolesAllowed(Role.OFFICE)
    @Path("/feed")
    public RestResponse<byte[]> dropFeed(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.write(context, null, () -> {
            store.dropFeed(actor.office());
            return PrivateAnswer.deleted();
        });
    }

    @GET
    @PermitAll
    @Path("/feed.atom")
    public RestResponse<byte[]> atom(@Context RoutingContext context) {
        Actor office = office(context);
        DeskView view = endpoints.inTransaction(() -> desk.of(office));
        return privateReads.file(
                Format.ATOM, AtomFormat.write(DeskFeeds.feed(office.office(), view, address.of(context))));
    }

    @GET
    @PermitAll
    @Path("/feed.ics")
    public RestResponse<byte[]> ics(@Context RoutingContext context) {
        Actor office = office(context);
        DeskView view = endpoints.inTransaction(() -> desk.of(office));
        return privateReads.file(Format.ICS, CalendarFormat.write(DeskFeeds.sheet(view)));
    }

    /** The office whose address was called; to all others there is nothing. */
    private Actor office(RoutingContext context) {
        Parameters parameters = Parameters.of(ApiRequest.of(context).parameters(), Map.of(TOKEN.name(), TOKEN));
        String token = parameters
                .one(TOKEN.name())
                .orElseThrow(() -> RegistryException.ofParameter(TOKEN.name(), "must be given"));
        return endpoints
                .inTransaction(() -> store.officeOf(Secret.hash(token)).flatMap(desk::office))
                .orElseThrow(() -> RegistryException.notFound("desk with", "this token"));
    }
}
