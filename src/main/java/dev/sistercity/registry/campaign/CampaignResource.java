package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Media shown in public places. */
@Path("/v1/campaigns")
@Tag(name = "Campaigns")
class CampaignResource extends RecordResource<CampaignDraft> {

    CampaignResource(CampaignCollection type, CampaignRegister register) {
        super(type, register);
    }
}
