package dev.sistercity.registry.partnership.item;

import dev.sistercity.registry.endpoint.ItemResource;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sides of a partnership, one by one. */
@Path("/v1/partnerships/{id}/parties")
@Tag(name = "Partnerships")
class PartyResource extends ItemResource<PartnershipDraft> {

    PartyResource(PartnershipCollection type, PartnershipRegister register) {
        super(type, register, "parties");
    }
}
