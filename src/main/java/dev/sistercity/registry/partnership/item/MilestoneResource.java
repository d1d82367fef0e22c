package dev.sistercity.registry.partnership.item;

import dev.sistercity.registry.endpoint.ItemResource;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Milestones of a partnership, one by one. */
@Path("/v1/partnerships/{id}/milestones")
@Tag(name = "Partnerships")
class MilestoneResource extends ItemResource<PartnershipDraft> {

    MilestoneResource(PartnershipCollection type, PartnershipRegister register) {
        super(type, register, "milestones");
    }
}
