package dev.sistercity.registry.campaign;

import dev.sistercity.registry.endpoint.Acts;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.shared.page.ListParameter;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a screen plays. */
@Path("/v1/campaigns/{id}/playlist")
@Tag(name = "Campaigns")
class PlaylistResource {

    private static final String PLACEMENT = "placement";
    private static final String AT = "at";

    /** What the contract tells of them is in {@code contract.CampaignOperations}. */
    private static final List<ListParameter> PARAMETERS = List.of(
            ListParameter.id(PLACEMENT, "Id of the screen", null),
            new ListParameter(AT, "When", ListParameter.Kind.TIMESTAMP, false, List.of(), null),
            ListParameter.text("lang", "Language of display names", null));

    private final Playlists playlists;
    private final Clock clock;
    private final Acts<CampaignDraft> acts;

    PlaylistResource(CampaignType type, Playlists playlists, Endpoints endpoints, Clock clock) {
        this.playlists = playlists;
        this.clock = clock;
        this.acts = endpoints.acts(type);
    }

    @GET
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        Instant now = clock.instant();
        return acts.read(context, id, PARAMETERS, now, (entry, reading, parameters) -> {
            PlacementDraft placement = parameters
                    .one(PLACEMENT)
                    .map(text -> ParameterValues.id(PLACEMENT, text))
                    .map(wanted -> entry.draft()
                            .placement(wanted)
                            .orElseThrow(() -> RegistryException.notFound("screen of this campaign:", wanted)))
                    .orElse(null);
            Optional<Instant> at = parameters.one(AT).map(text -> ParameterValues.timestamp(AT, text));
            return new Acts.Lasting(
                    playlists.of(entry, placement, at.orElse(now), reading),
                    at.isPresent() ? null : Playlists.nextDay(placement, now));
        });
    }
}
