package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.MediumDraft;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.roaringbitmap.RoaringBitmap;

/**
 * The page that a screen opens, and its parts. Browsers give service workers and caches to https and localhost only: elsewhere
 * the page plays, and keeps nothing for when the network goes.
 */
@Path("/screens/{placement}")
@PermitAll
class ScreenPage {

    private static final Map<String, String> PARTS = Map.of(
            "player.js",
            "text/javascript; charset=utf-8",
            "kept.js",
            "text/javascript; charset=utf-8",
            "plays.js",
            "text/javascript; charset=utf-8",
            "worker.js",
            "text/javascript; charset=utf-8",
            "player.css",
            "text/css; charset=utf-8");

    private final RecordActions<CampaignDraft> recordActions;
    private final CampaignCollection type;
    private final Duration refresh;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    ScreenPage(
            CampaignCollection type,
            Endpoints endpoints,
            @ConfigProperty(name = "registry.screens.refresh", defaultValue = "30S") Duration refresh) {
        this.type = type;
        this.recordActions = endpoints.acts(type);
        this.refresh = refresh;
    }

    @GET
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<String> page(@RestPath String placement, @Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        UUID screen = ParameterValues.id("placement", placement);
        Entry<CampaignDraft> campaign = campaign(screen);
        String servers = servers(campaign.draft());
        String html = text("player.html")
                .replace("{campaign}", campaign.id().toString())
                .replace("{placement}", screen.toString())
                .replace("{servers}", servers)
                .replace("{refresh}", Long.toString(refresh.toMillis()));
        return answer(html, "text/html; charset=utf-8", policy(servers)).build();
    }

    @GET
    @Path("/{part}")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<String> part(
            @RestPath String placement, @RestPath String part, @Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        UUID screen = ParameterValues.id("placement", placement);
        campaign(screen);
        if (!PARTS.containsKey(part)) {
            throw RegistryException.notFound("part of this page:", part);
        }
        return answer(text(part), PARTS.get(part), "default-src 'none'; connect-src 'self'")
                .header("Service-Worker-Allowed", "/screens/" + screen)
                .build();
    }

    private Entry<CampaignDraft> campaign(UUID screen) {
        Records<CampaignDraft> campaigns = recordActions.snapshot().records(type);
        RoaringBitmap found = campaigns.with(CampaignCollection.PLACEMENT, screen.toString());
        if (found.isEmpty()) {
            throw RegistryException.notFound("screen", screen);
        }
        return campaigns.at(found.first());
    }

    /** Where the videos are: origins, separated by spaces. */
    private static String servers(CampaignDraft campaign) {
        return campaign.media().stream()
                .map(MediumDraft::server)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Nothing but the page's own parts, and the videos from where the campaign says they are. */
    private static String policy(String servers) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; "
                + ("connect-src 'self' " + servers).strip() + "; "
                + ("media-src blob: " + servers).strip() + "; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static RestResponse.ResponseBuilder<String> answer(String text, String type, String policy) {
        return RestResponse.ResponseBuilder.ok(text)
                .header("Content-Type", type)
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache");
    }

    private String text(String name) {
        return texts.computeIfAbsent(name, known -> {
            try (InputStream in = ScreenPage.class.getResourceAsStream("/screen/" + known)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
