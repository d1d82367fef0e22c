package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.Acts;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What screens have played: reported by them, counted for everybody. */
@Path("/v1/campaigns/{id}/plays")
@Tag(name = "Campaigns")
@Blocking
class PlayResource {

    private final Plays plays;
    private final CityType cities;
    private final PrivateEndpoints endpoints;
    private final Acts<CampaignDraft> acts;

    PlayResource(CampaignType type, Plays plays, CityType cities, PrivateEndpoints endpoints, Endpoints shared) {
        this.plays = plays;
        this.cities = cities;
        this.endpoints = endpoints;
        this.acts = shared.acts(type);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SCREEN)
    public RestResponse<byte[]> report(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID campaign = ParameterValues.id("id", id);
        PlaysDraft report = endpoints.draft(body, PlaysDraft.class);
        return endpoints.write(context, body, () -> {
            PlaysView counted = plays.count(actor, campaign, report);
            return PrivateAnswer.changed(1, counted);
        });
    }

    @GET
    @PermitAll
    public RestResponse<byte[]> counts(@RestPath String id, @Context RoutingContext context) {
        return acts.read(context, id, List.of(), (entry, reading, none) -> view(entry, reading));
    }

    private PlayCountsView view(Entry<CampaignDraft> entry, Reading reading) {
        Map<List<UUID>, PlayCountsView.Row> rows = new LinkedHashMap<>();
        for (Plays.Count count : endpoints.inTransaction(() -> plays.counts(entry.id()))) {
            PlayCountsView.Row row = row(count, entry.draft(), reading);
            // Cities that became one were counted apart until then.
            rows.merge(List.of(row.city().id(), row.placement()), row, PlayCountsView.Row::with);
        }
        return new PlayCountsView(
                rows.values().stream().mapToLong(PlayCountsView.Row::plays).sum(), List.copyOf(rows.values()));
    }

    private PlayCountsView.Row row(Plays.Count count, CampaignDraft campaign, Reading reading) {
        return new PlayCountsView.Row(
                cities.ref(count.city(), reading),
                count.placement(),
                campaign.placement(count.placement()).map(PlacementDraft::place).orElse(null),
                count.plays(),
                count.seconds(),
                count.first(),
                count.last());
    }
}
