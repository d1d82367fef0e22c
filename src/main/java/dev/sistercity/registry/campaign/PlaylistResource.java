package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.RecordActions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a screen plays. */
@Path("/v1/campaigns/{id}/playlist")
@Tag(name = "Campaigns")
class PlaylistResource {

    private final Playlists playlists;
    private final Clock clock;
    private final RecordActions<CampaignDraft> recordActions;

    PlaylistResource(CampaignCollection type, Playlists playlists, Endpoints endpoints, Clock clock) {
        this.playlists = playlists;
        this.clock = clock;
        this.recordActions = endpoints.acts(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Instant now =
                apiRequest.past() == null ? clock.instant() : apiRequest.past().time();
        return recordActions.read(context, id, PlaylistParameters.ALL, now, (entry, readContext, parameters) -> {
            PlacementDraft placement = parameters
                    .one(PlaylistParameters.PLACEMENT)
                    .map(text -> ParameterValues.id(PlaylistParameters.PLACEMENT, text))
                    .map(wanted -> entry.draft()
                            .placement(wanted)
                            .orElseThrow(() -> RegistryException.notFound("screen of this campaign:", wanted)))
                    .orElse(null);
            recordActions.requireExisted(entry, readContext);
            Optional<Instant> at = parameters
                    .one(PlaylistParameters.AT)
                    .map(text -> ParameterValues.timestamp(PlaylistParameters.AT, text))
                    .or(() -> Optional.ofNullable(readContext.asOf()).map(day -> Playlists.beginning(placement, day)));
            return new RecordActions.Lasting(
                    playlists.of(entry, placement, at.orElse(now), readContext),
                    at.isPresent() ? null : Playlists.nextDay(placement, now));
        });
    }
}
