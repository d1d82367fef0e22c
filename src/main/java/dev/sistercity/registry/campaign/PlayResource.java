package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.campaign.api.PlayCountsView;
import dev.sistercity.registry.campaign.api.PlaysDraft;
import dev.sistercity.registry.campaign.api.PlaysView;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.RecordActions;
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

/** What screens have played: reported by them, counted for all readers. */
@Path("/v1/campaigns/{id}/plays")
@Tag(name = "Campaigns")
@Blocking
class PlayResource {

    private final Plays plays;
    private final CityCollection cities;
    private final PrivateEndpoints endpoints;
    private final RecordActions<CampaignDraft> recordActions;

    PlayResource(
            CampaignCollection type, Plays plays, CityCollection cities, PrivateEndpoints endpoints, Endpoints shared) {
        this.plays = plays;
        this.cities = cities;
        this.endpoints = endpoints;
        this.recordActions = shared.acts(type);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SCREEN)
    @TakesBody
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
        return recordActions.read(context, id, List.of(), (entry, readContext, none) -> view(entry, readContext));
    }

    private PlayCountsView view(Entry<CampaignDraft> entry, ReadContext readContext) {
        Map<List<UUID>, PlayCountsView.Row> rows = new LinkedHashMap<>();
        for (Plays.Count count : endpoints.inTransaction(() -> plays.counts(entry.id()))) {
            PlayCountsView.Row row = row(count, entry.draft(), readContext);
            // Cities that became one were counted apart until then.
            rows.merge(List.of(row.city().id(), row.placement()), row, PlayCountsView.Row::with);
        }
        return new PlayCountsView(
                rows.values().stream().mapToLong(PlayCountsView.Row::plays).sum(), List.copyOf(rows.values()));
    }

    private PlayCountsView.Row row(Plays.Count count, CampaignDraft campaign, ReadContext readContext) {
        return new PlayCountsView.Row(
                cities.ref(count.city(), readContext),
                count.placement(),
                campaign.placement(count.placement()).map(PlacementDraft::place).orElse(null),
                count.plays(),
                count.seconds(),
                count.first(),
                count.last());
    }
}
