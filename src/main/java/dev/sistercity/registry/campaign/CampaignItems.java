package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.endpoint.ItemResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of campaigns that have addresses of their own. */
final class CampaignItems {

    private CampaignItems() {}

    /** Names of a campaign. */
    @Path("/v1/campaigns/{id}/names")
    @Tag(name = "Campaigns")
    static class Names extends ItemResource<CampaignDraft> {

        Names(CampaignCollection type, CampaignRegister register) {
            super(type, register, "names");
        }
    }

    /** Media of a campaign. */
    @Path("/v1/campaigns/{id}/media")
    @Tag(name = "Campaigns")
    static class Media extends ItemResource<CampaignDraft> {

        Media(CampaignCollection type, CampaignRegister register) {
            super(type, register, "media");
        }
    }

    /** Placements of a campaign. */
    @Path("/v1/campaigns/{id}/placements")
    @Tag(name = "Campaigns")
    static class Placements extends ItemResource<CampaignDraft> {

        Placements(CampaignCollection type, CampaignRegister register) {
            super(type, register, "placements");
        }
    }
}
